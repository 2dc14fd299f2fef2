package io.a2b.core.job;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;

/** What jobs have to look at; whether there is anything to do is decided again under a lock. */
interface SubjectMapper {
    @Select("""
            select id, expires_at from a2b_hold where state = 'OPEN' and expires_at <= #{now}
             order by expires_at, id limit #{limit}""")
    List<DueHold> dueHolds(@Param("now") Instant now, @Param("limit") int limit);

    @Select("""
            select id, expires_at from a2b_hold where state = 'OPEN' and expires_at <= #{now}
               and (expires_at > #{last.expiresAt}
                    or expires_at = #{last.expiresAt} and id > #{last.id})
             order by expires_at, id limit #{limit}""")
    List<DueHold> dueHoldsAfter(
            @Param("now") Instant now, @Param("last") DueHold last, @Param("limit") int limit);

    /** Whoever changes an account waits for whoever has locked it. */
    @Select("select id from a2b_account where id = #{id} for update")
    Long lockAccount(long id);

    /** An open hold. */
    record DueHold(String id, Instant expiresAt) {}
}
