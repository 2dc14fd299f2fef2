package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface ReportMapper {
    /** Sums in micros: within the period, and after it. */
    record StatementRow(
            String currency,
            long postedMicros,
            BigDecimal creditsMicros,
            BigDecimal debitsMicros,
            BigDecimal creditsAfterMicros,
            BigDecimal debitsAfterMicros,
            long lastSequence) {}

    /**
     * One statement, so that all of it sees one snapshot. That customers have numbers above zero is
     * said because the indexes of PostgreSQL hold no others.
     */
    @Select("""
            select a.currency, a.posted_micros,
             coalesce((select sum(e.amount_micros) from a2b_ledger_entry e
             where e.to_account = a.id and e.to_account > 0
             and e.posted_at >= #{from} and e.posted_at < #{until}), 0) as credits_micros,
             coalesce((select sum(e.amount_micros) from a2b_ledger_entry e
             where e.from_account = a.id and e.from_account > 0
             and e.posted_at >= #{from} and e.posted_at < #{until}), 0) as debits_micros,
             coalesce((select sum(e.amount_micros) from a2b_ledger_entry e
             where e.to_account = a.id and e.to_account > 0
             and e.posted_at >= #{until}), 0) as credits_after_micros,
             coalesce((select sum(e.amount_micros) from a2b_ledger_entry e
             where e.from_account = a.id and e.from_account > 0
             and e.posted_at >= #{until}), 0) as debits_after_micros,
             greatest(coalesce((select max(e.sequence) from a2b_ledger_entry e
             where e.to_account = a.id and e.to_account > 0), 0),
             coalesce((select max(e.sequence) from a2b_ledger_entry e
             where e.from_account = a.id and e.from_account > 0), 0)) as last_sequence
             from a2b_account a where a.id = #{account}""")
    Optional<StatementRow> statement(
            @Param("account") long account,
            @Param("from") Instant from,
            @Param("until") Instant until);

    String PAGE = " and posted_at >= #{at} and posted_at < #{until}"
            + " and (posted_at > #{at} or sequence > #{after}) and sequence <= #{last}"
            + " order by posted_at, sequence limit #{limit}";

    /** Two short walks along two indexes; one "or" would read the whole history. */
    @Select("select * from ((" + LedgerMapper.ENTRY + " where from_account = #{account}"
            + " and from_account > 0" + PAGE
            + ") union all (" + LedgerMapper.ENTRY + " where to_account = #{account}"
            + " and to_account > 0" + PAGE
            + ")) e order by posted_at, sequence limit #{limit}")
    List<EntryRow> entries(
            @Param("account") long account,
            @Param("at") Instant at,
            @Param("after") long after,
            @Param("until") Instant until,
            @Param("last") long last,
            @Param("limit") int limit);

    /** @param account 0 for all customers together */
    record SumRow(String currency, long account, BigDecimal micros) {}

    /** One statement, so that all of it sees one snapshot. */
    @Select("""
            select currency, 0 as account, sum(posted_micros) as micros from a2b_account
             group by currency
             union all
             select currency, account, sum(micros) from (
             select currency, to_account as account, amount_micros as micros
             from a2b_ledger_entry where to_account < 0
             union all
             select currency, from_account, -amount_micros
             from a2b_ledger_entry where from_account < 0) f group by currency, account
             order by currency, account""")
    List<SumRow> sums();
}
