package io.a2b.core.ledger;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

import java.time.Instant;
import java.util.Optional;

/**
 * Writes of {@link LedgerMapper}, several in one statement. Each step takes the rows of the one
 * before it by a join, so that a step that waits for a row and finds it changed is asked again of
 * the row as it is now.
 */
interface PostgreSqlMapper {
    /** Who paid, and how many entries say so: 0 when {@link Balances} has to open a window. */
    record ChargedRow(long accountId, long entries) {}

    /**
     * {@link LedgerMapper#insertHold}, then {@link LedgerMapper#reserve}: 0 if there is a hold of
     * that id, 1 if it is written but the money was not set aside, 2 if it was.
     */
    @Select(
            value = "with placed as (insert" + LedgerMapper.NEW_HOLD
                    + " on conflict do nothing returning account_id),"
                    + " reserved as (" + LedgerMapper.RESERVE
                    + " from placed where id = placed.account_id and " + LedgerMapper.RESERVABLE
                    + " returning id)"
                    + " select (select count(*) from placed) + (select count(*) from reserved)",
            affectData = true)
    int place(
            @Param("hold") HoldRow hold,
            @Param("micros") long micros,
            @Param("calls") int calls,
            @Param("fresh") int fresh,
            @Param("now") Instant now);

    /**
     * {@link LedgerMapper#chargeHold}, then {@link LedgerMapper#settleCharged}, then
     * {@link LedgerMapper#insertCharge}; none if the first of them finds nothing. The entry gets
     * its sequence when the account is locked, as everywhere.
     */
    @Select(
            value = "with charged as (" + LedgerMapper.CHARGE_HOLD
                    + " returning account_id, amount_micros - parted_micros as left_micros),"
                    + " settled as (update a2b_account set"
                    + " held_micros = held_micros - charged.left_micros,"
                    + " calls_held = calls_held - 1, posted_micros = posted_micros - #{micros},"
                    + LedgerMapper.COUNT
                    + " from charged where id = charged.account_id" + LedgerMapper.COUNTED
                    + " returning id),"
                    + " entered as (insert into a2b_ledger_entry " + LedgerMapper.ENTRY_FIELDS
                    + " select #{entry.id}, settled.id, #{entry.toAccount},"
                    + " #{entry.amountMicros}, #{currency}, #{entry.code}, #{entry.reference},"
                    + " #{entry.postedAt} from settled returning from_account)"
                    + " select account_id, (select count(*) from entered) as entries from charged",
            affectData = true)
    Optional<ChargedRow> charge(
            @Param("id") String hold,
            @Param("currency") String currency,
            @Param("micros") long micros,
            @Param("spentMicros") long spentMicros,
            @Param("entry") EntryRow entry,
            @Param("now") Instant now);
}
