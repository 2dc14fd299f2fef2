package io.a2b.core.event;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface EventMapper {
    String SELECT = """
            select e.sequence, e.subject, e.kind, e.facts, e.occurred_at, e.attempts,
                   e.next_attempt_at, e.failure
              from a2b_event e
            """;

    @Insert("""
            insert into a2b_event (subject, kind, facts, occurred_at, next_attempt_at)
            values (#{subject}, #{kind}, #{facts}, #{at}, #{at})""")
    void insert(
            @Param("subject") String subject,
            @Param("kind") EventKind kind,
            @Param("facts") String facts,
            @Param("at") Instant at);

    /** In order; of a subject whose event waits for its next attempt, none from there on. */
    @Select(SELECT + """
             where not exists (select 1 from a2b_event w
                                where w.subject = e.subject and w.sequence <= e.sequence
                                  and w.attempts > 0 and w.next_attempt_at > #{now})
             order by e.sequence limit #{limit}""")
    List<EventRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Select(SELECT + " where e.attempts > 0 and e.sequence > #{after}"
            + " order by e.sequence limit #{limit}")
    List<EventRow> failed(@Param("after") long after, @Param("limit") int limit);

    @Select(SELECT + " where e.sequence = #{sequence} for update")
    Optional<EventRow> lock(long sequence);

    @Update("""
            update a2b_event set attempts = attempts + 1, next_attempt_at = #{nextAttemptAt},
                   failure = #{failure}
             where sequence = #{sequence}""")
    void noteFailure(
            @Param("sequence") long sequence,
            @Param("nextAttemptAt") Instant nextAttemptAt,
            @Param("failure") String failure);

    @Delete("delete from a2b_event where sequence = #{sequence}")
    int delete(long sequence);

    @Delete("delete from a2b_event where occurred_at < #{before}")
    int deleteBefore(Instant before);
}
