package io.a2b.core.account;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface StatusMapper {
    /** The status and whether calls are cut, of a row that is locked. */
    record Current(AccountStatus status, int callsCut) {}

    String EXPIRED = """
            SELECT id FROM a2b_account
             WHERE id > #{after} AND status = 'ACTIVE' AND CASE expiry_kind
             WHEN 'AT' THEN expiry_at
            """;
    String IN_ORDER = "END <= #{now} ORDER BY id LIMIT #{limit}";

    @Select("SELECT status, calls_cut FROM a2b_account WHERE id = #{id} FOR UPDATE")
    Optional<Current> lock(@Param("id") long id);

    @Update("UPDATE a2b_account SET status = #{status}, calls_cut = #{callsCut} WHERE id = #{id}")
    int change(
            @Param("id") long id,
            @Param("status") AccountStatus status,
            @Param("callsCut") int callsCut);

    @Insert("""
            INSERT INTO a2b_account_status_change (account_id, status_before, status_after, actor,
                   reason, calls_cut, changed_at)
            VALUES (#{accountId}, #{statusBefore}, #{statusAfter}, #{actor}, #{reason},
                   #{callsCut}, #{changedAt})""")
    void insert(StatusRow row);

    @Select("""
            SELECT sequence, account_id, status_before, status_after, actor, reason, calls_cut,
                   changed_at
              FROM a2b_account_status_change
             WHERE account_id = #{id} AND sequence > #{after}
             ORDER BY sequence LIMIT #{limit}""")
    List<StatusRow> list(
            @Param("id") long id, @Param("after") long after, @Param("limit") int limit);

    @Select("SELECT calls_cut FROM a2b_account WHERE id = #{id}")
    Optional<Integer> findCallsCut(@Param("id") long id);

    /** Only days are added; a time without a zone has no days that are longer than others. */
    @Select(value = EXPIRED + """
             WHEN 'DAYS_AFTER_CREATION' THEN dateadd(day, expiry_days, created_at)
             WHEN 'DAYS_AFTER_FIRST_USE' THEN dateadd(day, expiry_days, first_used_at)
            """ + IN_ORDER, databaseId = "h2")
    @Select(value = EXPIRED + """
             WHEN 'DAYS_AFTER_CREATION' THEN created_at + make_interval(days => expiry_days)
             WHEN 'DAYS_AFTER_FIRST_USE' THEN first_used_at + make_interval(days => expiry_days)
            """ + IN_ORDER, databaseId = "postgresql")
    @Select(value = EXPIRED + """
             WHEN 'DAYS_AFTER_CREATION' THEN date_add(created_at, INTERVAL expiry_days DAY)
             WHEN 'DAYS_AFTER_FIRST_USE' THEN date_add(first_used_at, INTERVAL expiry_days DAY)
            """ + IN_ORDER, databaseId = "mariadb")
    List<Long> expired(
            @Param("now") Instant now, @Param("after") long after, @Param("limit") int limit);
}
