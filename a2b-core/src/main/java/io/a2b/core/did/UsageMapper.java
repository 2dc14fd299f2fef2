package io.a2b.core.did;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.List;

interface UsageMapper {
    /** The second of two calls is told by its id, see {@link io.a2b.core.cdr.Forwarding}. */
    String SUMS = """
            select did, currency, count(*) as legs,
             count(distinct case when call_id like '%.forward.%' then null else call_id end)
             as calls,
             sum(case when call_id like '%.forward.%' then 0 else talk_seconds end)
             as talk_seconds, sum(billed_seconds) as billed_seconds,
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
