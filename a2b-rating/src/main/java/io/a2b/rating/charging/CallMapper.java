package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;

/** The calls of this database. What is called {@code call} is the value of a call id. */
interface CallMapper {
    @Select("SELECT * FROM a2b_call WHERE id = #{call.value}")
    CallRow find(@Param("call") CallId call);

    @Select("SELECT count(*) > 0 FROM a2b_call WHERE id = #{call.value} AND state = 'OPEN'")
    boolean isOpen(@Param("call") CallId call);

    /** Whoever holds the lock decides what becomes of the call; everybody else waits. */
    @Select("SELECT * FROM a2b_call WHERE id = #{call.value} FOR UPDATE")
    CallRow lock(@Param("call") CallId call);

    /** A duplicate fails on the key, and whoever repeats finds the row that was first. */
    @Insert("""
            INSERT INTO a2b_call (id, account_id, caller_number, called_number,
                   access_number, talk_seconds_asked,
                   state, refusal, quote, routes, talk_seconds_granted, talk_seconds_limit,
                   authorized_at, leg, trunk, charged_micros, uncovered_micros, talk_seconds,
                   did)
            VALUES (#{row.id}, #{row.accountId}, #{row.callerNumber}, #{row.calledNumber},
                   #{row.accessNumber}, #{row.talkSecondsAsked}, #{row.state}, #{row.refusal},
                   #{row.quote}, #{row.routes, jdbcType=VARCHAR},
                   #{row.talkSecondsGranted}, #{row.talkSecondsLimit}, #{row.authorizedAt},
                   #{row.leg}, #{row.trunk}, #{row.chargedMicros}, #{row.uncoveredMicros},
                   #{row.talkSeconds}, #{row.did,jdbcType=VARCHAR})""")
    void insert(@Param("row") CallRow row);

    /** Another answer to the authorisation that this transaction has just inserted. */
    @Update("""
            UPDATE a2b_call
               SET state = #{row.state}, refusal = #{row.refusal},
                   quote = #{row.quote},
                   routes = #{row.routes},
                   talk_seconds_granted = #{row.talkSecondsGranted},
                   talk_seconds_limit = #{row.talkSecondsLimit}
             WHERE id = #{row.id}""")
    void answerAnew(@Param("row") CallRow row);

    @Update("""
            UPDATE a2b_call SET leg = #{leg}, trunk = #{trunk}, answered_at = #{at}
             WHERE id = #{call.value} AND state = 'OPEN' AND answered_at IS NULL""")
    int noteAnswer(
            @Param("call") CallId call,
            @Param("leg") int leg,
            @Param("trunk") String trunk,
            @Param("at") Instant at);

    @Update("""
            UPDATE a2b_call SET lost_at = #{at}
             WHERE id = #{call.value} AND state = 'OPEN'
               AND (lost_at IS NULL OR lost_at < #{at})""")
    int noteLoss(@Param("call") CallId call, @Param("at") Instant at);

    @Update("""
            UPDATE a2b_call SET seen_at = #{at}
             WHERE id = #{call.value} AND state = 'OPEN'
               AND (seen_at IS NULL OR seen_at < #{at})""")
    int noteSeen(@Param("call") CallId call, @Param("at") Instant at);

    @Update("""
            UPDATE a2b_call
               SET state = 'CHARGED', covered_seconds = #{coveredSeconds,jdbcType=BIGINT},
                   leg = #{leg}, trunk = #{trunk}, answered_at = #{answeredAt},
                   charged_micros = #{chargedMicros}, uncovered_micros = #{uncoveredMicros},
                   talk_seconds = #{talkSeconds}
             WHERE id = #{id}""")
    void charge(CallRow row);

    /** @param givenUpAt null when the switch said that nobody answered */
    @Update("""
            UPDATE a2b_call SET state = 'RELEASED', given_up_at = #{givenUpAt}
             WHERE id = #{call.value}""")
    void release(@Param("call") CallId call, @Param("givenUpAt") Instant givenUpAt);

    @Update("UPDATE a2b_call SET talk_seconds_limit = #{limit} WHERE id = #{call.value}")
    void changeLimit(@Param("call") CallId call, @Param("limit") long talkSecondsLimit);

    @Update("""
            UPDATE a2b_call SET talk_seconds_limit = #{limit}, hold_number = #{number}
             WHERE id = #{call.value}""")
    void holdAnew(
            @Param("call") CallId call,
            @Param("limit") long talkSecondsLimit,
            @Param("number") int holdNumber);

    @Update("UPDATE a2b_call SET covered_seconds = #{seconds} WHERE id = #{call.value}")
    void changeCoverage(@Param("call") CallId call, @Param("seconds") long coveredSeconds);

    @Select("""
            SELECT more_seconds, talk_seconds_limit FROM a2b_call_extension
             WHERE call_id = #{call.value} AND step = #{step}""")
    ExtensionRow findExtension(@Param("call") CallId call, @Param("step") int step);

    @Insert("""
            INSERT INTO a2b_call_extension (call_id, step, more_seconds, talk_seconds_limit)
            VALUES (#{call.value}, #{step}, #{row.moreSeconds}, #{row.talkSecondsLimit})""")
    void insertExtension(
            @Param("call") CallId call, @Param("step") int step, @Param("row") ExtensionRow row);

    /** Open calls of which nothing was heard since {@code before}, in the order of their ids. */
    @Select("""
            SELECT * FROM a2b_call
             WHERE state = 'OPEN' AND id > #{after} AND authorized_at < #{before}
               AND (answered_at IS NULL OR answered_at < #{before})
               AND (seen_at IS NULL OR seen_at < #{before})
             ORDER BY id LIMIT #{limit}""")
    List<CallRow> inDoubt(
            @Param("after") String after,
            @Param("before") Instant before,
            @Param("limit") int limit);

    /** Open calls whose ids begin like this, and perhaps others that look like it. */
    @Select("SELECT id FROM a2b_call WHERE state = 'OPEN' AND id LIKE concat(#{start}, '%')")
    List<String> openLike(@Param("start") String start);

    /**
     * The calls that were answered and are not settled, by the trunk that they go by. One that came
     * in goes by none: what carries it on does.
     */
    @Select("""
            SELECT trunk, count(*) AS calls FROM a2b_call
             WHERE state = 'OPEN' AND answered_at IS NOT NULL
               AND (did IS NULL OR did <> called_number)
             GROUP BY trunk""")
    List<TrunkCalls> answeredByTrunk();

    /** How many calls go by a trunk. */
    record TrunkCalls(String trunk, int calls) {}

    /** What an extension was asked for and got. */
    record ExtensionRow(long moreSeconds, long talkSecondsLimit) {}
}
