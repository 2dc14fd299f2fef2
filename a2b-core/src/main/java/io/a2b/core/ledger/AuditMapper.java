package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Select;

import java.util.List;

interface AuditMapper {
    /** One statement, so that all of it sees one snapshot, whatever is written meanwhile. */
    @Select("""
            with flow as (
             select to_account as account, currency, amount_micros as micros from a2b_ledger_entry
             union all
             select from_account, currency, -amount_micros from a2b_ledger_entry),
            flows as (
             select account, currency, sum(micros) as micros from flow group by account, currency),
            held as (
             select account_id, currency, sum(amount_micros - parted_micros) as micros,
             count(*) as calls
             from a2b_hold where state = 'OPEN' group by account_id, currency),
            extension as (
             select hold_id, sum(amount_micros) as micros from a2b_hold_extension group by hold_id),
            booked as (
             select hold_id, number, 'refund' as what, charged_before_micros as micros
             from a2b_hold_correction
             union all
             select hold_id, number, 'relief', uncovered_before_micros from a2b_hold_correction
             union all
             select hold_id, number, 'repaid', debt_before_micros from a2b_hold_correction
             union all
             select hold_id, number, 'charge', charged_micros from a2b_hold_correction
             union all
             select hold_id, number, 'debt', debt_micros from a2b_hold_correction
             union all
             select hold_id, number, 'excess', uncovered_micros from a2b_hold_correction),
            charged as (
             select id as hold_id, 0 as number,
             charged_micros + overrun_micros + parted_micros as charged_micros,
             debt_micros, uncovered_micros from a2b_hold
             union all
             select hold_id, number, charged_micros, debt_micros, uncovered_micros
             from a2b_hold_correction),
            owed as (
             select account, sum(micros) as micros from (
             select from_account as account, amount_micros as micros from a2b_ledger_entry
             where code = 'CALL_DEBT'
             union all
             select to_account, -amount_micros from a2b_ledger_entry
             where code = 'DEBT_REVERSED') d group by account),
            customer as (
             select currency, sum(posted_micros) as micros from a2b_account group by currency),
            operator as (
             select currency, sum(micros) as micros from flows where account < 0 group by currency)
            select 'ACCOUNTS' as kind, '' as subject, 0 as account, 0 as expected,
             count(*) as actual from a2b_account
            union all select 'ENTRIES', '', 0, 0, count(*) from a2b_ledger_entry
            union all select 'OPEN_HOLDS', '', 0, 0, count(*) from a2b_hold where state = 'OPEN'
            union all
            select 'POSTED', a.currency, a.id, coalesce(f.micros, 0), a.posted_micros
             from a2b_account a
             left join flows f on f.account = a.id and f.currency = a.currency
             where a.posted_micros <> coalesce(f.micros, 0)
            union all
            select 'HELD', a.currency, a.id, coalesce(h.micros, 0), a.held_micros
             from a2b_account a
             left join held h on h.account_id = a.id and h.currency = a.currency
             where a.held_micros <> coalesce(h.micros, 0)
            union all
            select 'CALLS_HELD', a.currency, a.id, coalesce(h.calls, 0), a.calls_held
             from a2b_account a
             left join held h on h.account_id = a.id and h.currency = a.currency
             where a.calls_held <> coalesce(h.calls, 0)
            union all
            select 'LIMIT', a.currency, a.id, -a.credit_limit_micros - coalesce(o.micros, 0),
             a.posted_micros - a.held_micros
             from a2b_account a left join owed o on o.account = a.id
             where a.posted_micros - a.held_micros
             < -a.credit_limit_micros - coalesce(o.micros, 0)
            union all
            select 'STRAY_ENTRY', f.currency, f.account, 0, f.micros from flows f
             where f.account > 0 and not exists (select 1 from a2b_account a
             where a.id = f.account and a.currency = f.currency)
            union all
            select 'STRAY_HOLD', h.id, h.account_id, 0, h.amount_micros from a2b_hold h
             where not exists (select 1 from a2b_account a
             where a.id = h.account_id and a.currency = h.currency)
            union all
            select 'HOLD_AMOUNT', h.id, h.account_id, h.placed_micros + coalesce(x.micros, 0),
             h.amount_micros from a2b_hold h left join extension x on x.hold_id = h.id
             where h.amount_micros <> h.placed_micros + coalesce(x.micros, 0)
            union all
            select 'HOLD_PARTED', h.id, h.account_id, coalesce(p.micros, 0), h.parted_micros
             from a2b_hold h left join (select hold_id, sum(amount_micros) as micros
             from a2b_hold_part group by hold_id) p on p.hold_id = h.id
             where h.parted_micros <> coalesce(p.micros, 0)
            union all
            select 'HOLD_PART', concat(p.hold_id, ':', p.step), h.account_id, p.amount_micros,
             coalesce(e.amount_micros, 0) from a2b_hold_part p
             join a2b_hold h on h.id = p.hold_id
             left join a2b_ledger_entry e
             on e.id = concat('hold:', p.hold_id, ':part', p.step)
             where p.amount_micros <> coalesce(e.amount_micros, 0)
            union all
            select 'HOLD_CHARGED', h.id, h.account_id, h.charged_micros,
             coalesce(e.amount_micros, 0) from a2b_hold h
             left join a2b_ledger_entry e on e.id = concat('hold:', h.id, ':charge')
             where h.charged_micros <> coalesce(e.amount_micros, 0)
            union all
            select 'HOLD_UNCOVERED', h.id, h.account_id, h.uncovered_micros,
             coalesce(e.amount_micros, 0) from a2b_hold h
             left join a2b_ledger_entry e on e.id = concat('hold:', h.id, ':uncovered')
             where h.uncovered_micros <> coalesce(e.amount_micros, 0)
            union all
            select 'HOLD_OVERRUN', h.id, h.account_id, h.overrun_micros,
             coalesce(e.amount_micros, 0) from a2b_hold h
             left join a2b_ledger_entry e on e.id = concat('hold:', h.id, ':overrun')
             where h.overrun_micros <> coalesce(e.amount_micros, 0)
            union all
            select 'HOLD_DEBT', h.id, h.account_id, h.debt_micros,
             coalesce(e.amount_micros, 0) from a2b_hold h
             left join a2b_ledger_entry e on e.id = concat('hold:', h.id, ':debt')
             where h.debt_micros <> coalesce(e.amount_micros, 0)
            union all
            select 'CORRECTION_BOOKED', concat(b.hold_id, ':', b.what, b.number), h.account_id,
             b.micros, coalesce(e.amount_micros, 0)
             from booked b join a2b_hold h on h.id = b.hold_id
             left join a2b_ledger_entry e
             on e.id = concat('hold:', b.hold_id, ':', b.what, b.number)
             where b.micros <> coalesce(e.amount_micros, 0)
            union all
            select 'CORRECTION_BEFORE', concat(c.hold_id, ':', c.number), h.account_id,
             coalesce(p.charged_micros + p.debt_micros + p.uncovered_micros, -1),
             c.charged_before_micros + c.debt_before_micros + c.uncovered_before_micros
             from a2b_hold_correction c join a2b_hold h on h.id = c.hold_id
             left join charged p on p.hold_id = c.hold_id and p.number = c.number - 1
             where p.hold_id is null or p.charged_micros <> c.charged_before_micros
             or p.debt_micros <> c.debt_before_micros
             or p.uncovered_micros <> c.uncovered_before_micros
            union all
            select 'REVERSAL', r.original_id, 0, coalesce(o.amount_micros, -1),
             coalesce(e.amount_micros, -1) from a2b_ledger_reversal r
             left join a2b_ledger_entry o on o.id = r.original_id
             left join a2b_ledger_entry e on e.id = r.reversal_id
             and e.from_account = o.to_account and e.to_account = o.from_account
             and e.currency = o.currency
             where o.id is null or e.id is null or e.amount_micros <> o.amount_micros
            union all
            select 'CURRENCY', c.currency, 0, -coalesce(o.micros, 0), c.micros from customer c
             left join operator o on o.currency = c.currency
             where c.micros <> -coalesce(o.micros, 0)
            order by account, kind, subject limit 1000""")
    List<Finding> findings();
}
