package io.a2b.core.exchange;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.util.Optional;

interface ConversionMapper {
    @Select("""
            select id, from_micros, from_currency, to_micros, to_currency, rate, source, quoted_at,
             converted_at from a2b_conversion where id = #{id}""")
    Optional<ConversionRow> find(@Param("id") String id);

    @Insert("""
            insert into a2b_conversion (id, from_micros, from_currency, to_micros, to_currency,
             rate, source, quoted_at, converted_at) values (#{id}, #{fromMicros},
             #{fromCurrency}, #{toMicros}, #{toCurrency}, #{rate}, #{source}, #{quotedAt},
             #{convertedAt})""")
    void insert(ConversionRow row);
}
