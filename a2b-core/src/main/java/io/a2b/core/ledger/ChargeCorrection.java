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
    private final LedgerMapper ledger;
    private final CorrectionMapper corrections;

    ChargeCorrection(Transaction transaction) {
        ledger = transaction.mapper(LedgerMapper.class);
        corrections = transaction.mapper(CorrectionMapper.class);
    }

    CorrectResult correct(
            HoldId id, CorrectionId correction, Money amount, String reference, Instant now) {
        Optional<HoldRow> found = ledger.lockHold(id.value());
        if (found.isEmpty()) return new CorrectResult.Refused(CorrectResult.Reason.HOLD_UNKNOWN);
        HoldRow hold = found.get();
        if (!hold.isIn(amount.currency())) {
            return new CorrectResult.Refused(CorrectResult.Reason.CURRENCY_DIFFERS);
        }
        Optional<CorrectionRow> earlier = corrections.find(hold.id(), correction.value());
        if (earlier.isPresent()) {
            CorrectionRow row = earlier.get();
            Money before = hold.money(Math.addExact(row.chargedMicros(), row.uncoveredMicros()));
            Terms.requireSame(id, "amount of correction " + correction, before, amount);
            return row.toResult(hold, true);
        }
        if (hold.state() != HoldState.POSTED) {
            return new CorrectResult.Refused(CorrectResult.Reason.HOLD_NOT_POSTED);
        }
        CorrectionRow row = next(hold, correction, amount.micros(), now);
        corrections.insert(row);
        SqlLedger.settle(ledger, hold, 0, 0, row.chargedMicros() - row.chargedBeforeMicros());
        book(hold, row, reference);
        return row.toResult(hold, false);
    }

    /** What was paid may be taken again, and beyond it what is available. */
    private CorrectionRow next(HoldRow hold, CorrectionId id, long micros, Instant now) {
        Optional<CorrectionRow> last = corrections.last(hold.id());
        int number = last.map(CorrectionRow::number).orElse(0) + 1;
        if (number > CorrectionRow.NUMBER_MAX) {
            throw new IllegalStateException("hold " + hold.id() + ": corrected too often");
        }
        long before = last.map(CorrectionRow::chargedMicros).orElse(hold.chargedMicros());
        long off = last.map(CorrectionRow::uncoveredMicros).orElse(hold.uncoveredMicros());
        long charged = micros;
        BalanceRow account = SqlLedger.lockBalance(ledger, hold.accountId());
        if (micros > before) {
            charged = before + Math.min(micros - before, Math.max(0, account.availableMicros()));
        }
        return new CorrectionRow(
                hold.id(), id.value(), number, before, off, charged, micros - charged, now);
    }

    private void book(HoldRow hold, CorrectionRow row, String reference) {
        long account = hold.accountId();
        long revenue = SystemAccount.REVENUE.number();
        long writeOff = SystemAccount.WRITE_OFF.number();
        Booking booking = new Booking(hold, row, reference);
        booking.book(
                "refund", revenue, account, row.chargedBeforeMicros(), EntryCode.CHARGE_REVERSED);
        booking.book(
                "relief",
                revenue,
                writeOff,
                row.uncoveredBeforeMicros(),
                EntryCode.UNCOVERED_REVERSED);
        booking.book("charge", account, revenue, row.chargedMicros(), EntryCode.CALL_CHARGE);
        booking.book("excess", writeOff, revenue, row.uncoveredMicros(), EntryCode.CALL_UNCOVERED);
    }

    private final class Booking {
        private final HoldRow hold;
        private final CorrectionRow row;
        private final String reference;

        private Booking(HoldRow hold, CorrectionRow row, String reference) {
            this.hold = hold;
            this.row = row;
            this.reference = reference;
        }

        private void book(String what, long from, long to, long micros, EntryCode code) {
            if (micros == 0) return;
            SqlLedger.insert(
                    ledger,
                    EntryRow.of(
                            Terms.entryOfHold(hold.id(), what + row.number()),
                            from,
                            to,
                            hold.money(micros),
                            code,
                            reference,
                            row.correctedAt()));
        }
    }
}
