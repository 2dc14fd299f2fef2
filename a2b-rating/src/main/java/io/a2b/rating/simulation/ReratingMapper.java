package io.a2b.rating.simulation;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls, what they are charged now, and the runs that corrected them. */
interface ReratingMapper {
    /** Not those that came in: no rate deck says what they cost. */
    String CHARGED_CALL = """
            SELECT d.call_id, c.account_id, c.caller_number, c.called_number, d.started_at,
                   c.authorized_at, c.answered_at, c.talk_seconds, c.quote, c.covered_seconds,
                   coalesce(k.charged_micros, c.charged_micros) AS charged_micros,
                   coalesce(k.uncovered_micros, c.uncovered_micros) AS uncovered_micros
              FROM a2b_call_detail_record d
              JOIN a2b_call c ON c.id = d.call_id AND c.leg = d.leg
              LEFT JOIN a2b_call_correction k ON k.call_id = c.id
                   AND k.number = (SELECT max(n.number) FROM a2b_call_correction n
                                    WHERE n.call_id = c.id)
             WHERE c.state = 'CHARGED' AND (c.did IS NULL OR c.did <> c.called_number)
            """;

    /** The first condition follows from the third, for the index to be used. */
    String BEHIND = """
               AND d.started_at >= #{at} AND d.started_at < #{until}
               AND (d.started_at > #{at} OR d.call_id > #{call})
             ORDER BY d.started_at, d.call_id LIMIT #{limit}""";

    String RUN = """
            SELECT id, deck, version, currency, from_at, until_at, account_id, rated_by, actor,
                   reason, started_at, reached_at, reached_call, calls, unrated, other_currency,
                   finished_at
              FROM a2b_rerating WHERE id = #{id}""";

    @Select(CHARGED_CALL + BEHIND)
    List<ChargedCallRow> calls(
            @Param("at") Instant at,
            @Param("call") String call,
            @Param("until") Instant until,
            @Param("limit") int limit);

    @Select(CHARGED_CALL + " AND d.account_id = #{account}\n" + BEHIND)
    List<ChargedCallRow> callsOf(
            @Param("account") long account,
            @Param("at") Instant at,
            @Param("call") String call,
            @Param("until") Instant until,
            @Param("limit") int limit);

    /** Whoever holds the lock decides what the call is charged; other runs wait. */
    @Select("SELECT id FROM a2b_call WHERE id = #{call} FOR UPDATE")
    String lock(@Param("call") String call);

    @Select(CHARGED_CALL + " AND c.id = #{call}")
    ChargedCallRow call(@Param("call") String call);

    @Select("SELECT coalesce(max(number), 0) FROM a2b_call_correction WHERE call_id = #{call}")
    int corrections(@Param("call") String call);

    @Select("""
            SELECT count(*) FROM a2b_call_correction
             WHERE call_id = #{call} AND run_id = #{run}""")
    int countOf(@Param("call") String call, @Param("run") String run);

    @Insert("""
            INSERT INTO a2b_call_correction (call_id, number, run_id, currency,
                   charged_before_micros, uncovered_before_micros, charged_micros,
                   uncovered_micros, trace, corrected_at)
            VALUES (#{callId}, #{number}, #{runId}, #{currency}, #{chargedBeforeMicros},
                   #{uncoveredBeforeMicros}, #{chargedMicros}, #{uncoveredMicros}, #{trace},
                   #{correctedAt})""")
    void insertCorrection(CallCorrectionRow correction);

    @Select("""
            SELECT k.call_id, k.number, k.run_id, r.actor, r.reason, k.currency,
                   k.charged_before_micros, k.uncovered_before_micros, k.charged_micros,
                   k.uncovered_micros, k.trace, k.corrected_at
              FROM a2b_call_correction k JOIN a2b_rerating r ON r.id = k.run_id
             WHERE k.call_id = #{call} ORDER BY k.number""")
    List<CallCorrectionRow> correctionsOf(@Param("call") String call);

    @Select(RUN)
    Optional<ReratingRow> findRun(@Param("id") String id);

    /** A racing duplicate fails on the key, and whoever repeats finds the row that was first. */
    @Insert("""
            INSERT INTO a2b_rerating (id, deck, version, currency, from_at, until_at, account_id,
                   rated_by, actor, reason, started_at, reached_at, reached_call, calls, unrated,
                   other_currency)
            VALUES (#{id}, #{deck}, #{version}, #{currency}, #{fromAt}, #{untilAt}, #{accountId},
                   #{ratedBy}, #{actor}, #{reason}, #{startedAt}, #{reachedAt}, #{reachedCall},
                   #{calls}, #{unrated}, #{otherCurrency})""")
    void insertRun(ReratingRow run);

    /** 0 if another node has taken the run further meanwhile. */
    @Update("""
            UPDATE a2b_rerating
               SET reached_at = #{next.reachedAt}, reached_call = #{next.reachedCall},
                   calls = #{next.calls}, unrated = #{next.unrated},
                   other_currency = #{next.otherCurrency}, finished_at = #{next.finishedAt}
             WHERE id = #{next.id} AND finished_at IS NULL
               AND reached_at = #{seen.reachedAt} AND reached_call = #{seen.reachedCall}""")
    int advance(@Param("seen") ReratingRow seen, @Param("next") ReratingRow next);

    @Select("""
            SELECT count(*) AS calls, coalesce(sum(charged_before_micros), 0) AS charged_before,
                   coalesce(sum(uncovered_before_micros), 0) AS uncovered_before,
                   coalesce(sum(charged_micros), 0) AS charged,
                   coalesce(sum(uncovered_micros), 0) AS uncovered
              FROM a2b_call_correction WHERE run_id = #{run}""")
    Sums sums(@Param("run") String run);

    /** Of the calls that a run corrected, in micros; wide, since a sum of longs is. */
    record Sums(
            long calls,
            BigDecimal chargedBefore,
            BigDecimal uncoveredBefore,
            BigDecimal charged,
            BigDecimal uncovered) {}
}
