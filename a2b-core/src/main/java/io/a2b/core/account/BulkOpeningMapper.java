package io.a2b.core.account;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.util.List;

interface BulkOpeningMapper {
    String OF_CARDS = """
             from a2b_account where card_number in
            <foreach collection="cards" item="card" open="(" separator="," close=")">#{card}
            </foreach></script>""";

    /** An account just written. */
    record Opened(String cardNumber, long id) {}

    @Select("""
            <script>
            select count(*) from a2b_account_name where name in
            <foreach collection="names" item="name" open="(" separator="," close=")">#{name}
            </foreach></script>""")
    int countNames(@Param("names") List<String> names);

    @Insert("""
            <script>
            insert into a2b_account (card_number, alias, status, billing_mode, currency,
             credit_limit_micros, calls_max, tariff_plan, language, expiry_kind, expiry_at,
             expiry_days, zone, day_cap_micros, month_cap_micros, created_at) values
            <foreach collection="rows" item="row" separator=",">
            (#{row.cardNumber}, #{row.alias}, #{row.status}, #{row.billingMode}, #{row.currency},
             #{row.creditLimitMicros}, #{row.callsMax}, #{row.tariffPlan}, #{row.language},
             #{row.expiryKind}, #{row.expiryAt}, #{row.expiryDays}, #{row.zone},
             #{row.dayCapMicros}, #{row.monthCapMicros}, #{row.createdAt})
            </foreach></script>""")
    void insert(@Param("rows") List<AccountRow> rows);

    @Insert("<script>insert into a2b_account_name (name, account_id) select card_number, id"
            + OF_CARDS)
    void insertCardNames(@Param("cards") List<String> cards);

    @Insert("<script>insert into a2b_account_name (name, account_id) select alias, id" + OF_CARDS)
    void insertAliasNames(@Param("cards") List<String> cards);

    @Select("<script>select card_number, id" + OF_CARDS)
    List<Opened> ids(@Param("cards") List<String> cards);
}
