package io.a2b.core.ledger;

import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.Optional;

/**
 * Takes back what was charged for a posted hold and charges it anew, in a transaction. As with any
 * posting the row of the hold comes first and that of the account last, the entries after it.
 */
final class ChargeCorrection {
    private final Transaction transaction;
    private final EntryEvents events;
    private final LedgerMapper ledger;
    private final CorrectionMapper corrections;
    private final Instant now;

    ChargeCorrection(Transaction transaction, EntryEvents events, Instant now) {
        this.transaction = transaction;
        this.events = events;
        this.ledger = transaction.mapper(LedgerMapper.class);
        this.corrections = transaction.mapper(CorrectionMapper.class);
        this.now = now;
    }

    CorrectResult correct(HoldId id, CorrectionId correction, Money amount, String reference) {
        Optional<HoldRow> found = ledger.lockHold(id.value());
        if (found.isEmpty()) return new CorrectResult.Refused(CorrectResult.Reason.HOLD_UNKNOWN);
        HoldRow hold = found.get();
        if (!hold.isIn(amount.currency())) {
            return new CorrectResult.Refused(CorrectResult.Reason.CURRENCY_DIFFERS);
        }
        Optional<CorrectionRow> earlier = corrections.find(hold.id(), correction.value());
        if (earlier.isPresent()) {
            CorrectionRow row = earlier.get();
            Money before = hold.money(Math.addExact(row.paidMicros(), row.uncoveredMicros()));
            Terms.requireSame(id, "amount of correction " + correction, before, amount);
            return row.toResult(hold, true);
        }
        if (hold.state() != HoldState.POSTED) {
            return new CorrectResult.Refused(CorrectResult.Reason.HOLD_NOT_POSTED);
        }
        CorrectionRow row = next(hold, correction, amount.micros());
        corrections.insert(row);
        // about a call of the past: the caps of today have no say in it
        long difference = row.paidMicros() - row.paidBeforeMicros();
        new Balances(ledger, now).settle(hold.accountId(), 0, 0, difference, 0);
        book(hold, row, reference);
        return row.toResult(hold, false);
    }

    /**
     * What was paid may be taken again, and beyond it what there is. It stays a debt as far as
     * there is still no money for it.
     */
    private CorrectionRow next(HoldRow hold, CorrectionId id, long micros) {
        Optional<CorrectionRow> last = corrections.last(hold.id());
        int number = last.map(CorrectionRow::number).orElse(0) + 1;
        if (number > CorrectionRow.NUMBER_MAX) {
            throw new IllegalStateException("hold " + hold.id() + ": corrected too often");
        }
        long paid = last.map(CorrectionRow::paidMicros)
                .orElseGet(() -> Math.addExact(hold.paidMicros(), hold.partedMicros()));
        long owed = last.map(CorrectionRow::debtMicros).orElseGet(hold::debtMicros);
        long off = last.map(CorrectionRow::uncoveredMicros).orElseGet(hold::uncoveredMicros);
        long funds = SqlLedger.lockBalance(ledger, hold.accountId()).fundsMicros();
        long pays = Math.min(micros, Math.addExact(paid, Math.max(0, funds)));
        long given = Math.max(0, Math.addExact(funds, paid)); // once it has all of it back
        long debt = Math.min(owed, Math.max(0, pays - given));
        return new CorrectionRow(
                hold.id(),
                id.value(),
                number,
                paid - owed,
                owed,
                off,
                pays - debt,
                debt,
                micros - pays,
                now);
    }

    private void book(HoldRow hold, CorrectionRow row, String reference) {
        long account = hold.accountId();
        long revenue = SystemAccount.REVENUE.number();
        long writeOff = SystemAccount.WRITE_OFF.number();
        int n = row.number();
        HoldEntries entries = new HoldEntries(transaction, events, hold, reference, now);
        entries.book(
                "refund" + n,
                revenue,
                account,
                row.chargedBeforeMicros(),
                EntryCode.CHARGE_REVERSED);
        entries.book(
                "repaid" + n, revenue, account, row.debtBeforeMicros(), EntryCode.DEBT_REVERSED);
        entries.book(
                "relief" + n,
                revenue,
                writeOff,
                row.uncoveredBeforeMicros(),
                EntryCode.UNCOVERED_REVERSED);
        entries.book("charge" + n, account, revenue, row.chargedMicros(), EntryCode.CALL_CHARGE);
        entries.book("debt" + n, account, revenue, row.debtMicros(), EntryCode.CALL_DEBT);
        entries.book(
                "excess" + n, writeOff, revenue, row.uncoveredMicros(), EntryCode.CALL_UNCOVERED);
    }
}
