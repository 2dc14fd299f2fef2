package io.a2b.core.account;

import io.a2b.core.account.AccountRow.ExpiryKind;

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

    /** A rule that some active accounts have. {@code null}: a fixed date. */
    record Rule(ExpiryKind expiryKind, Integer expiryDays) {}

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

    @Select("""
            SELECT DISTINCT expiry_kind, expiry_days FROM a2b_account
             WHERE status = 'ACTIVE' AND expiry_kind <> 'NEVER'""")
    List<Rule> rules();

    /**
     * Active accounts of one rule that expired at {@code bound}: the instant itself, or that many
     * days before it. Days are subtracted here and not there, as each database has other words.
     */
    @Select("""
            SELECT id FROM a2b_account
             WHERE status = 'ACTIVE' AND expiry_kind = #{rule.expiryKind}
               AND (expiry_kind = 'AT' AND expiry_at <= #{bound}
                 OR expiry_kind = 'DAYS_AFTER_CREATION' AND expiry_days = #{rule.expiryDays}
                    AND created_at <= #{bound}
                 OR expiry_kind = 'DAYS_AFTER_FIRST_USE' AND expiry_days = #{rule.expiryDays}
                    AND first_used_at <= #{bound})
             ORDER BY id LIMIT #{limit}""")
    List<Long> due(
            @Param("rule") Rule rule, @Param("bound") Instant bound, @Param("limit") int limit);
}
