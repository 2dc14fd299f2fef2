package io.a2b.core.exchange;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface RateMapper {
    String SELECT = "select r.from_currency, r.to_currency, r.rate, r.source, r.quoted_at"
            + " from a2b_exchange_rate r";

    @Select(SELECT + " where r.from_currency = #{from} and r.to_currency = #{to}"
            + " and r.quoted_at <= #{at} order by r.quoted_at desc limit 1")
    Optional<RateRow> newest(
            @Param("from") String from, @Param("to") String to, @Param("at") Instant at);

    @Select("select count(*) > 0 from a2b_exchange_rate where from_currency = #{fromCurrency}"
            + " and to_currency = #{toCurrency} and quoted_at = #{quotedAt}")
    boolean exists(RateRow row);

    @Insert("insert into a2b_exchange_rate (from_currency, to_currency, rate, source, quoted_at)"
            + " values (#{fromCurrency}, #{toCurrency}, #{rate}, #{source}, #{quotedAt})")
    void insert(RateRow row);

    @Select(SELECT + " where not exists (select 1 from a2b_exchange_rate n"
            + " where n.from_currency = r.from_currency and n.to_currency = r.to_currency"
            + " and n.quoted_at > r.quoted_at) order by r.from_currency, r.to_currency")
    List<RateRow> list();
}
