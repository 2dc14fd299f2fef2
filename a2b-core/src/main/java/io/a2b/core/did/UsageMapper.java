package io.a2b.core.did;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;

interface UsageMapper {
    String SUMS = """
            select did, currency, count(distinct call_id) as calls, count(*) as legs,
             sum(talk_seconds) as talk_seconds, sum(billed_seconds) as billed_seconds,
             sum(charge_micros) as charge_micros from a2b_call_detail_record""";

    @Select(SUMS + " " + """
            where (did > #{afterDid} or (did = #{afterDid} and currency > #{afterCurrency}))
             and started_at >= #{from} and started_at < #{until}
             group by did, currency order by did, currency limit #{limit}""")
    List<UsageRow> list(
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("afterDid") String afterDid,
            @Param("afterCurrency") String afterCurrency,
            @Param("limit") int limit);

    @Select(SUMS + " " + """
            where did = #{did} and started_at >= #{from} and started_at < #{until}
             group by did, currency order by currency""")
    List<UsageRow> of(
            @Param("did") String did, @Param("from") Instant from, @Param("until") Instant until);
}
