package io.a2b.core.account;

import io.a2b.core.account.AccountRow.TermsRow;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface AccountMapper {
    String SELECT = """
            SELECT a.id, a.card_number, a.alias, a.status, a.billing_mode, a.currency,
                   a.credit_limit_micros, a.calls_max, a.tariff_plan, a.language,
                   a.expiry_kind, a.expiry_at, a.expiry_days, a.zone, a.day_cap_micros,
                   a.month_cap_micros, a.created_at, a.first_used_at
              FROM a2b_account a
            """;

    @Select(SELECT + "WHERE a.id = #{id}")
    Optional<AccountRow> find(long id);

    @Select(SELECT + "WHERE a.id = #{id} FOR UPDATE")
    Optional<AccountRow> lock(long id);

    @Select(SELECT + "WHERE a.card_number = #{digits}")
    Optional<AccountRow> findByCardNumber(String digits);

    @Select(SELECT + "WHERE a.alias = #{alias}")
    Optional<AccountRow> findByAlias(String alias);

    @Select(SELECT + "JOIN a2b_caller_id c ON c.account_id = a.id WHERE c.digits = #{digits}")
    Optional<AccountRow> findByCallerId(String digits);

    @Select(SELECT + "WHERE a.id > #{after} ORDER BY a.id LIMIT #{limit}")
    List<AccountRow> list(@Param("after") long after, @Param("limit") int limit);

    @Select("SELECT digits FROM a2b_caller_id WHERE account_id = #{id} ORDER BY digits")
    List<String> callerIds(long id);

    @Select("SELECT secret_hash FROM a2b_account WHERE id = #{id}")
    Optional<String> findSecretHash(long id);

    /** Whether a card number or an alias reads like this. */
    @Select("SELECT count(*) FROM a2b_account_name WHERE name = #{name}")
    int countNames(String name);

    @Insert("""
            INSERT INTO a2b_account (card_number, alias, secret_hash, status, billing_mode,
                   currency, credit_limit_micros, calls_max, tariff_plan, language,
                   expiry_kind, expiry_at, expiry_days, zone, day_cap_micros, month_cap_micros,
                   created_at, first_used_at)
            VALUES (#{row.cardNumber}, #{row.alias}, #{secretHash}, #{row.status},
                   #{row.billingMode}, #{row.currency}, #{row.creditLimitMicros},
                   #{row.callsMax}, #{row.tariffPlan}, #{row.language}, #{row.expiryKind},
                   #{row.expiryAt}, #{row.expiryDays}, #{row.zone}, #{row.dayCapMicros},
                   #{row.monthCapMicros}, #{row.createdAt}, #{row.firstUsedAt})""")
    void insert(@Param("row") AccountRow row, @Param("secretHash") String secretHash);

    /** Card numbers and aliases share one key, so that none is ever taken for the other. */
    @Insert("INSERT INTO a2b_account_name (name, account_id) VALUES (#{name}, #{id})")
    void insertName(@Param("name") String name, @Param("id") long id);

    @Insert("INSERT INTO a2b_caller_id (digits, account_id) VALUES (#{digits}, #{id})")
    void insertCallerId(@Param("digits") String digits, @Param("id") long id);

    @Update("""
            UPDATE a2b_account
               SET billing_mode = #{terms.billingMode},
                   credit_limit_micros = #{terms.creditLimitMicros},
                   calls_max = #{terms.callsMax}, tariff_plan = #{terms.tariffPlan},
                   language = #{terms.language}, expiry_kind = #{terms.expiryKind},
                   expiry_at = #{terms.expiryAt}, expiry_days = #{terms.expiryDays},
                   zone = #{terms.zone}, day_cap_micros = #{terms.dayCapMicros},
                   month_cap_micros = #{terms.monthCapMicros}
             WHERE id = #{id} AND currency = #{terms.currency}""")
    int changeTerms(@Param("id") long id, @Param("terms") TermsRow terms);

    @Update("""
            UPDATE a2b_account SET first_used_at = #{at}
             WHERE id = #{id} AND first_used_at IS NULL""")
    int noteUse(@Param("id") long id, @Param("at") Instant at);
}
