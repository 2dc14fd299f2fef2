package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Rows of accounts for tests of the ledger, which knows no more of an account than its numbers. */
interface AccountRows {
    @Insert("""
            insert into a2b_account (card_number, alias, status, billing_mode, currency,
             credit_limit_micros, calls_max, tariff_plan, language, expiry_kind, created_at)
             values (#{card}, #{card}, 'ACTIVE', 'POSTPAID', #{currency}, #{limit}, #{callsMax},
             'default', 'en', 'NEVER', '2026-01-01 00:00:00')""")
    void insert(
            @Param("card") String card,
            @Param("currency") String currency,
            @Param("limit") long limit,
            @Param("callsMax") int callsMax);

    @Select("select id from a2b_account where card_number = #{card}")
    long id(@Param("card") String card);

    @Update("update a2b_account set status = #{status} where id = #{id}")
    void changeStatus(@Param("id") long id, @Param("status") AccountStatus status);

    @Update("update a2b_account set day_cap_micros = #{day}, month_cap_micros = #{month},"
            + " zone = #{zone} where id = #{id}")
    void cap(
            @Param("id") long id,
            @Param("day") Long day,
            @Param("month") Long month,
            @Param("zone") String zone);

    @Update("update a2b_account set posted_micros = posted_micros + #{micros} where id = #{id}")
    void tamperWithPosted(@Param("id") long id, @Param("micros") long micros);

    @Update("update a2b_account set held_micros = held_micros + #{micros},"
            + " calls_held = calls_held + 1 where id = #{id}")
    void tamperWithHeld(@Param("id") long id, @Param("micros") long micros);

    @Update("update a2b_account set calls_held = calls_held - 1 where id = #{id}")
    void deleteOneCallHeld(@Param("id") long id);

    @Update("update a2b_ledger_entry set amount_micros = amount_micros + 1 where id = #{id}")
    int tamperWithEntry(@Param("id") String id);

    @Update("update a2b_hold set amount_micros = amount_micros + 1 where id = #{id}")
    int tamperWithHold(@Param("id") String id);

    @Update("update a2b_hold_correction set charged_micros = charged_micros + 1,"
            + " charged_before_micros = charged_before_micros + 1 where hold_id = #{hold}")
    int tamperWithCorrection(@Param("hold") String hold);

    @Update("update a2b_account set id = #{after} where id = #{before}")
    void rename(@Param("before") long before, @Param("after") long after);

    @Select("select concat_ws(' ', id, posted_micros, held_micros, calls_held,"
            + " day_spent_micros, day_ends_at, month_spent_micros, month_ends_at) from a2b_account"
            + " order by id")
    List<String> accountTexts();

    @Select("""
            select concat_ws(' ', id, account_id, currency, placed_micros, amount_micros,
             parted_micros, expires_at, state, charged_micros, overrun_micros, debt_micros,
             uncovered_micros, placed_at, resolved_at)
             from a2b_hold order by id""")
    List<String> holdTexts();

    @Select("select concat_ws(' ', hold_id, step, amount_micros) from a2b_hold_extension"
            + " order by hold_id, step")
    List<String> extensionTexts();

    /** In the order in which they were written. */
    @Select("""
            select concat_ws(' ', id, from_account, to_account, amount_micros, currency, code,
             reference, posted_at) from a2b_ledger_entry order by sequence""")
    List<String> entryTexts();

    @Update("update a2b_ledger_entry set sequence = sequence + 1000000 where id = #{id}")
    int moveEntry(@Param("id") String id);

    @Insert("insert into a2b_ledger_entry (sequence, id, from_account, to_account, amount_micros,"
            + " currency, code, reference, posted_at) select sequence + #{offset}, #{id},"
            + " from_account, to_account, amount_micros, currency, code, reference, posted_at"
            + " from a2b_ledger_entry where id = #{of}")
    int copyEntry(@Param("id") String id, @Param("of") String of, @Param("offset") long offset);

    @Delete("delete from a2b_ledger_entry where id = #{id}")
    int deleteEntry(@Param("id") String id);

    @Update("update a2b_ledger_note set reason = 'another' where entry_id = #{id}")
    int tamperWithNote(@Param("id") String id);

    @Update("update a2b_ledger_seal set hash = #{hash} where number = #{number}")
    int tamperWithSeal(@Param("number") long number, @Param("hash") String hash);

    @Update("update a2b_ledger_seal set highest = 0 where number = #{number}")
    int tamperWithHighest(@Param("number") long number);

    @Delete("delete from a2b_ledger_seal where number >= #{from} and number <= #{to}")
    int deleteSeals(@Param("from") long from, @Param("to") long to);

    @Delete("delete from a2b_ledger_note")
    void deleteNotes();

    @Delete("delete from a2b_ledger_reversal")
    void deleteReversals();

    @Delete("delete from a2b_hold_correction")
    void deleteCorrections();

    @Update("update a2b_hold_part set amount_micros = amount_micros + 1 where hold_id = #{hold}")
    int tamperWithPart(@Param("hold") String hold);

    @Delete("delete from a2b_hold_part")
    void deleteParts();

    @Delete("delete from a2b_hold_extension")
    void deleteExtensions();

    @Delete("delete from a2b_hold")
    void deleteHolds();

    @Delete("delete from a2b_ledger_entry")
    void deleteEntries();

    @Delete("delete from a2b_account")
    void deleteAccounts();

    static void deleteAll(Transactor transactor) {
        transactor.inTransaction(tx -> {
            AccountRows rows = tx.mapper(AccountRows.class);
            rows.deleteSeals(0, Long.MAX_VALUE);
            rows.deleteNotes();
            rows.deleteReversals();
            rows.deleteCorrections();
            rows.deleteParts();
            rows.deleteExtensions();
            rows.deleteHolds();
            rows.deleteEntries();
            rows.deleteAccounts();
            return null;
        });
    }

    static void cap(Transactor transactor, AccountId account, SpendCaps caps, ZoneId zone) {
        transactor.inTransaction(tx -> {
            tx.mapper(AccountRows.class)
                    .cap(
                            account.value(),
                            caps.day().map(Money::micros).orElse(null),
                            caps.month().map(Money::micros).orElse(null),
                            zone.getId());
            return null;
        });
    }

    static AccountId open(Transactor transactor, Money creditLimit, int callsMax) {
        String card = UUID.randomUUID().toString().substring(0, 18);
        return transactor.inTransaction(tx -> {
            AccountRows rows = tx.mapper(AccountRows.class);
            rows.insert(
                    card, creditLimit.currency().getCurrencyCode(), creditLimit.micros(), callsMax);
            return new AccountId(rows.id(card));
        });
    }
}
