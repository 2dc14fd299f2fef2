package io.a2b.core.cdr;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;

interface CallDetailRecordMapper {
    String COLUMNS = """
            call_id, leg, account_id, caller_number, called_number, destination, trunk,
            disposition, hangup_cause, started_at, answered_at, ended_at, ring_seconds,
            talk_seconds, billed_seconds, charge_micros, currency,
            cost_micros, cost_currency, note, did""";

    String INSERT = "INSERT INTO a2b_call_detail_record (" + COLUMNS + """
            )
            VALUES (#{callId}, #{leg}, #{accountId}, #{callerNumber}, #{calledNumber},
                   #{destination}, #{trunk}, #{disposition}, #{hangupCause}, #{startedAt},
                   #{answeredAt}, #{endedAt}, #{ringSeconds}, #{talkSeconds}, #{billedSeconds},
                   #{chargeMicros}, #{currency}, #{costMicros,jdbcType=BIGINT},
                   #{costCurrency,jdbcType=VARCHAR}, #{note}, #{did,jdbcType=VARCHAR})
            """;

    /** Where the database can, a row that is there is kept; else a duplicate key repeats us. */
    @Insert(INSERT)
    @Insert(value = INSERT + "ON CONFLICT DO NOTHING", databaseId = "postgresql")
    @Insert(value = INSERT + "ON DUPLICATE KEY UPDATE leg = leg", databaseId = "mariadb")
    void insert(CallDetailRow row);

    @Select("SELECT id FROM a2b_account WHERE id = #{id} FOR UPDATE")
    Long lockAccount(long id);

    @Select("""
            SELECT count(*) FROM a2b_call_detail_record
             WHERE call_id = #{callId} AND leg = #{leg}""")
    int count(@Param("callId") String callId, @Param("leg") int leg);

    @Select("SELECT " + COLUMNS + """

              FROM a2b_call_detail_record WHERE call_id = #{callId} ORDER BY leg""")
    List<CallDetailRow> of(String callId);

    @Select("SELECT " + COLUMNS + """

              FROM a2b_call_detail_record WHERE account_id = #{accountId}
             ORDER BY started_at DESC, call_id DESC, leg DESC LIMIT #{limit}""")
    List<CallDetailRow> latest(@Param("accountId") long accountId, @Param("limit") int limit);

    @Select("SELECT " + COLUMNS + """

              FROM a2b_call_detail_record
             WHERE started_at >= #{from} AND started_at < #{until}
             ORDER BY started_at, call_id, leg LIMIT #{limit}""")
    List<CallDetailRow> list(
            @Param("from") Instant from, @Param("until") Instant until, @Param("limit") int limit);

    /** The first condition says again what follows from the second, for the index to be used. */
    @Select("SELECT " + COLUMNS + """

              FROM a2b_call_detail_record
             WHERE started_at >= #{last.startedAt} AND started_at < #{until}
               AND (started_at > #{last.startedAt} OR call_id > #{last.callId}
                    OR (call_id = #{last.callId} AND leg > #{last.leg}))
             ORDER BY started_at, call_id, leg LIMIT #{limit}""")
    List<CallDetailRow> listAfter(
            @Param("last") CallDetailRow last,
            @Param("until") Instant until,
            @Param("limit") int limit);
}
