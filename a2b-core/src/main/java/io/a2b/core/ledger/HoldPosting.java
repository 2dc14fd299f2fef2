package io.a2b.core.ledger;

import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.Optional;

/**
 * Charges a hold, in a transaction. The row of the hold comes first and that of the account last,
 * the entries after it.
 */
final class HoldPosting {
    private final Transaction transaction;
    private final EntryEvents events;
    private final LedgerMapper ledger;
    private final Instant now;

    HoldPosting(Transaction transaction, EntryEvents events, Instant now) {
        this.transaction = transaction;
        this.events = events;
        this.ledger = transaction.mapper(LedgerMapper.class);
        this.now = now;
    }

    PostResult post(HoldId id, Money amount, String reference, OverrunPolicy policy) {
        if (chargeUnread(id, amount, reference)) {
            return new PostResult.Posted(id, amount, Money.zero(amount.currency()), false);
        }
        Optional<HoldRow> found = ledger.lockHold(id.value());
        if (found.isEmpty()) return new PostResult.Refused(PostResult.Reason.HOLD_UNKNOWN);
        HoldRow hold = found.get();
        if (!hold.isIn(amount.currency())) {
            return new PostResult.Refused(PostResult.Reason.CURRENCY_DIFFERS);
        }
        switch (hold.state()) {
            case OPEN:
                return postOpen(hold, amount.micros(), reference, policy);
            case EXPIRED:
                return postExpired(hold, amount.micros(), reference, policy);
            case POSTED:
                return postedBefore(hold, amount);
            case VOIDED:
                return new PostResult.Refused(PostResult.Reason.HOLD_VOIDED);
        }
        throw new AssertionError(hold.state());
    }

    /** What is asked nearly always. False: nothing was written. */
    private boolean chargeUnread(HoldId id, Money amount, String reference) {
        if (amount.isZero()) return false;
        EntryRow entry = EntryRow.of(
                Terms.entryOfHold(id.value(), "charge"),
                0,
                SystemAccount.REVENUE.number(),
                amount,
                EntryCode.CALL_CHARGE,
                reference,
                now);
        return CallWrites.in(transaction, events, now).charge(id.value(), entry);
    }

    private PostResult postOpen(HoldRow hold, long micros, String reference, OverrunPolicy policy) {
        long held = hold.leftMicros();
        // within the hold, and that is the rule, nobody has to ask for the balance
        boolean beyond = micros > held && policy != OverrunPolicy.WRITE_OFF;
        Split split = Split.of(micros, held, beyond ? available(hold) : 0, policy);
        return post(hold, split, held, 1, reference);
    }

    /** Its money is free since it expired, so what others left of it decides. */
    private PostResult postExpired(
            HoldRow hold, long micros, String reference, OverrunPolicy policy) {
        long available = Math.max(0, available(hold));
        long charged = Math.min(hold.leftMicros(), available);
        return post(hold, Split.of(micros, charged, available - charged, policy), 0, 0, reference);
    }

    private long available(HoldRow hold) {
        return SqlLedger.lockBalance(ledger, hold.accountId()).availableMicros(now);
    }

    private PostResult post(HoldRow hold, Split split, long held, int calls, String reference) {
        HoldRow posted = hold.posted(split, now);
        ledger.updateHold(posted);
        new Balances(ledger, now).settle(hold.accountId(), held, calls, split.paid(), split.paid());
        long account = hold.accountId();
        long revenue = SystemAccount.REVENUE.number();
        long writeOff = SystemAccount.WRITE_OFF.number();
        HoldEntries entries = new HoldEntries(transaction, events, hold, reference, now);
        entries.book("charge", account, revenue, split.charged(), EntryCode.CALL_CHARGE);
        entries.book("overrun", account, revenue, split.overrun(), EntryCode.CALL_OVERRUN);
        entries.book("debt", account, revenue, split.debt(), EntryCode.CALL_DEBT);
        entries.book("uncovered", writeOff, revenue, split.uncovered(), EntryCode.CALL_UNCOVERED);
        return posted(posted, false);
    }

    /** Charges a part and keeps the rest set aside. */
    PartResult postPart(HoldId id, int step, Money amount, String reference) {
        PartMapper parts = transaction.mapper(PartMapper.class);
        Optional<HoldRow> found = ledger.lockHold(id.value());
        if (found.isEmpty()) return new PartResult.Refused(PartResult.Reason.HOLD_UNKNOWN);
        HoldRow hold = found.get();
        Optional<Long> earlier = parts.find(hold.id(), step);
        if (earlier.isPresent()) {
            Money before = hold.money(earlier.get());
            Terms.requireSame(id, "amount of part " + step, before, amount);
            return new PartResult.Posted(hold.toHold(), before, true);
        }
        if (hold.state() != HoldState.OPEN) {
            return new PartResult.Refused(PartResult.Reason.HOLD_RESOLVED);
        }
        if (!hold.isIn(amount.currency())) {
            return new PartResult.Refused(PartResult.Reason.CURRENCY_DIFFERS);
        }
        long micros = amount.micros();
        if (micros > hold.leftMicros()) {
            return new PartResult.Refused(PartResult.Reason.HOLD_EXCEEDED);
        }
        HoldRow rest = hold.parted(micros);
        parts.insert(hold.id(), step, micros);
        ledger.updateHold(rest);
        long account = hold.accountId();
        new Balances(ledger, now).settle(account, micros, 0, micros, micros);
        new HoldEntries(transaction, events, hold, reference, now)
                .book(
                        "part" + step,
                        account,
                        SystemAccount.REVENUE.number(),
                        micros,
                        EntryCode.CALL_CHARGE);
        return new PartResult.Posted(rest.toHold(), amount, false);
    }

    private static PostResult postedBefore(HoldRow hold, Money amount) {
        Money posted = hold.money(Math.addExact(hold.paidMicros(), hold.uncoveredMicros()));
        Terms.requireSame(new HoldId(hold.id()), "amount posted", posted, amount);
        return posted(hold, true);
    }

    private static PostResult posted(HoldRow hold, boolean replay) {
        return new PostResult.Posted(
                new HoldId(hold.id()),
                hold.money(hold.paidMicros()),
                hold.money(hold.uncoveredMicros()),
                replay);
    }
}
