package io.a2b.core.ledger;

import static io.a2b.core.ledger.Terms.requireAmount;
import static io.a2b.core.ledger.Terms.requireLimit;
import static io.a2b.core.ledger.Terms.requireReference;
import static io.a2b.core.ledger.Terms.requireTimeToLive;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The ledger in SQL. The row of an account is what all its calls wait for, so it comes last: the
 * row of the hold first, which only one call wants, then one guarded statement on the account.
 */
final class SqlLedger implements Ledger {
    private final Transactor transactor;
    private final Clock clock;

    SqlLedger(Transactor transactor, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public HoldResult place(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        requireAmount(amount, "amount");
        Instant now = now();
        Instant expiry = expiry(now, timeToLive);
        HoldRow hold = HoldRow.placed(id, account, amount, now, expiry);
        return transactor.inTransaction(tx -> {
            LedgerMapper ledger = tx.mapper(LedgerMapper.class);
            if (ledger.insertHold(hold) == 0) return placedBefore(ledger, hold);
            if (!reserve(ledger, hold, hold.amountMicros(), 1)) {
                Optional<HoldResult.Reason> reason = whyNotPlaced(ledger, hold);
                if (reason.isPresent()) {
                    ledger.deleteHold(hold.id()); // a larger transaction may go on and commit
                    return new HoldResult.Refused(reason.get());
                }
                reserveLocked(ledger, hold, hold.amountMicros(), 1);
            }
            return new HoldResult.Held(hold.toHold());
        });
    }

    private static HoldResult placedBefore(LedgerMapper ledger, HoldRow asked) {
        HoldRow found = ledger.findHold(asked.id()).orElseThrow(() -> vanished(asked.id()));
        HoldId id = new HoldId(asked.id());
        Terms.requireSame(id, "account", found.accountId(), asked.accountId());
        Terms.requireSame(
                id, "amount", found.money(found.placedMicros()), asked.money(asked.placedMicros()));
        return new HoldResult.Held(found.toHold());
    }

    /** Locks the account, so that the answer cannot change; none: there is room by now. */
    private static Optional<HoldResult.Reason> whyNotPlaced(LedgerMapper ledger, HoldRow hold) {
        Optional<BalanceRow> account = ledger.lockBalance(hold.accountId());
        if (account.isEmpty()) return Optional.of(HoldResult.Reason.ACCOUNT_UNKNOWN);
        BalanceRow balance = account.get();
        if (!balance.currency().equals(hold.currency())) {
            return Optional.of(HoldResult.Reason.CURRENCY_DIFFERS);
        }
        if (balance.callsHeld() >= balance.callsMax()) {
            return Optional.of(HoldResult.Reason.CALLS_EXCEEDED);
        }
        if (balance.availableMicros() < hold.amountMicros()) {
            return Optional.of(HoldResult.Reason.FUNDS_INSUFFICIENT);
        }
        return Optional.empty();
    }

    private static boolean reserve(LedgerMapper ledger, HoldRow hold, long micros, int calls) {
        return ledger.reserve(hold.accountId(), hold.currency(), micros, calls) == 1;
    }

    private static void reserveLocked(LedgerMapper ledger, HoldRow hold, long micros, int calls) {
        if (!reserve(ledger, hold, micros, calls)) throw corrupt("account " + hold.accountId());
    }

    @Override
    public ExtendResult extend(HoldId id, int step, Money more, Duration timeToLive) {
        if (step < 1) throw new IllegalArgumentException("step: " + step);
        requireAmount(more, "more");
        Instant expiry = expiry(now(), timeToLive);
        return transactor.inTransaction(tx -> {
            LedgerMapper ledger = tx.mapper(LedgerMapper.class);
            Optional<HoldRow> found = ledger.lockHold(id.value());
            if (found.isEmpty()) return new ExtendResult.Refused(ExtendResult.Reason.HOLD_UNKNOWN);
            HoldRow hold = found.get();
            Optional<Long> earlier = ledger.findExtension(hold.id(), step);
            if (earlier.isPresent()) {
                Terms.requireSame(id, "more in step " + step, hold.money(earlier.get()), more);
                return new ExtendResult.Extended(hold.toHold());
            }
            if (hold.state() != HoldState.OPEN) {
                return new ExtendResult.Refused(ExtendResult.Reason.HOLD_RESOLVED);
            }
            if (!hold.isIn(more.currency())) {
                return new ExtendResult.Refused(ExtendResult.Reason.CURRENCY_DIFFERS);
            }
            return extendOpen(ledger, hold, step, hold.extended(more.micros(), expiry));
        });
    }

    private static ExtendResult extendOpen(
            LedgerMapper ledger, HoldRow hold, int step, HoldRow extended) {
        long more = extended.amountMicros() - hold.amountMicros();
        ledger.insertExtension(hold.id(), step, more);
        ledger.updateHold(extended);
        if (more > 0 && !reserve(ledger, hold, more, 0)) {
            BalanceRow account = lockBalance(ledger, hold.accountId());
            if (account.availableMicros() < more) {
                ledger.updateHold(hold);
                ledger.deleteExtension(hold.id(), step);
                return new ExtendResult.Refused(ExtendResult.Reason.FUNDS_INSUFFICIENT);
            }
            reserveLocked(ledger, hold, more, 0);
        }
        return new ExtendResult.Extended(extended.toHold());
    }

    @Override
    public PostResult post(HoldId id, Money amount, String reference) {
        requireAmount(amount, "amount");
        requireReference(reference);
        Instant now = now();
        return transactor.inTransaction(tx -> {
            LedgerMapper ledger = tx.mapper(LedgerMapper.class);
            Optional<HoldRow> found = ledger.lockHold(id.value());
            if (found.isEmpty()) return new PostResult.Refused(PostResult.Reason.HOLD_UNKNOWN);
            HoldRow hold = found.get();
            if (!hold.isIn(amount.currency())) {
                return new PostResult.Refused(PostResult.Reason.CURRENCY_DIFFERS);
            }
            switch (hold.state()) {
                case OPEN:
                    return postOpen(ledger, hold, amount.micros(), reference, now);
                case EXPIRED:
                    return postExpired(ledger, hold, amount.micros(), reference, now);
                case POSTED:
                    return postedBefore(hold, amount);
                case VOIDED:
                    return new PostResult.Refused(PostResult.Reason.HOLD_VOIDED);
            }
            throw new AssertionError(hold.state());
        });
    }

    private static PostResult postOpen(
            LedgerMapper ledger, HoldRow hold, long micros, String reference, Instant now) {
        long charged = Math.min(micros, hold.amountMicros());
        HoldRow posted = hold.resolved(HoldState.POSTED, charged, micros - charged, now);
        ledger.updateHold(posted);
        settle(ledger, hold, hold.amountMicros(), 1, charged);
        return book(ledger, posted, reference, now);
    }

    /** Its money is free since it expired, so what others left of it decides. */
    private static PostResult postExpired(
            LedgerMapper ledger, HoldRow hold, long micros, String reference, Instant now) {
        long available = lockBalance(ledger, hold.accountId()).availableMicros();
        long charged = Math.min(Math.min(micros, hold.amountMicros()), Math.max(0, available));
        HoldRow posted = hold.resolved(HoldState.POSTED, charged, micros - charged, now);
        ledger.updateHold(posted);
        settle(ledger, hold, 0, 0, charged);
        return book(ledger, posted, reference, now);
    }

    private static PostResult postedBefore(HoldRow hold, Money amount) {
        Money posted = hold.money(Math.addExact(hold.chargedMicros(), hold.uncoveredMicros()));
        Terms.requireSame(new HoldId(hold.id()), "amount posted", posted, amount);
        return posted(hold, true);
    }

    /**
     * Writes the entries of a posted hold. After the account, whose row is locked by then: so the
     * entries of one account are numbered in the order in which they become visible, and whoever
     * reads on after the last one misses none.
     */
    private static PostResult book(
            LedgerMapper ledger, HoldRow hold, String reference, Instant now) {
        long revenue = SystemAccount.REVENUE.number();
        if (hold.chargedMicros() > 0) {
            insert(
                    ledger,
                    EntryRow.of(
                            Terms.entryOfHold(hold.id(), "charge"),
                            hold.accountId(),
                            revenue,
                            hold.money(hold.chargedMicros()),
                            EntryCode.CALL_CHARGE,
                            reference,
                            now));
        }
        if (hold.uncoveredMicros() > 0) {
            insert(
                    ledger,
                    EntryRow.of(
                            Terms.entryOfHold(hold.id(), "uncovered"),
                            SystemAccount.WRITE_OFF.number(),
                            revenue,
                            hold.money(hold.uncoveredMicros()),
                            EntryCode.CALL_UNCOVERED,
                            reference,
                            now));
        }
        return posted(hold, false);
    }

    static void insert(LedgerMapper ledger, EntryRow entry) {
        if (ledger.insertEntry(entry) != 1) throw corrupt("entry " + entry.id());
    }

    private static PostResult posted(HoldRow hold, boolean replay) {
        return new PostResult.Posted(
                new HoldId(hold.id()),
                hold.money(hold.chargedMicros()),
                hold.money(hold.uncoveredMicros()),
                replay);
    }

    static void settle(
            LedgerMapper ledger, HoldRow hold, long heldMicros, int calls, long chargedMicros) {
        if (ledger.settle(hold.accountId(), heldMicros, calls, chargedMicros) != 1) {
            throw corrupt("account " + hold.accountId());
        }
    }

    @Override
    public CorrectResult correct(HoldId hold, CorrectionId id, Money amount, String reference) {
        requireAmount(amount, "amount");
        requireReference(reference);
        Instant now = now();
        return transactor.inTransaction(
                tx -> new ChargeCorrection(tx).correct(hold, id, amount, reference, now));
    }

    @Override
    public VoidResult voidHold(HoldId id) {
        return release(id, HoldState.VOIDED, now());
    }

    @Override
    public VoidResult expire(HoldId id) {
        return release(id, HoldState.EXPIRED, now());
    }

    private VoidResult release(HoldId id, HoldState how, Instant now) {
        return transactor.inTransaction(tx -> {
            LedgerMapper ledger = tx.mapper(LedgerMapper.class);
            Optional<HoldRow> found = ledger.lockHold(id.value());
            if (found.isEmpty()) return new VoidResult.Refused(VoidResult.Reason.HOLD_UNKNOWN);
            HoldRow hold = found.get();
            if (hold.state() == HoldState.POSTED) {
                return new VoidResult.Refused(VoidResult.Reason.HOLD_POSTED);
            }
            if (hold.state() != HoldState.OPEN) {
                return new VoidResult.Released(hold.toHold(), true);
            }
            if (how == HoldState.EXPIRED && now.isBefore(hold.expiresAt())) {
                return new VoidResult.Refused(VoidResult.Reason.HOLD_NOT_DUE);
            }
            HoldRow released = hold.resolved(how, 0, 0, now);
            ledger.updateHold(released);
            settle(ledger, hold, hold.amountMicros(), 1, 0);
            return new VoidResult.Released(released.toHold(), false);
        });
    }

    @Override
    public CreditResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        Terms.requireCredit(id, amount, code);
        requireReference(reference);
        EntryRow entry = EntryRow.of(
                id.value(), from.number(), account.value(), amount, code, reference, now());
        return transactor.inTransaction(tx -> credit(tx.mapper(LedgerMapper.class), entry));
    }

    private static CreditResult credit(LedgerMapper ledger, EntryRow entry) {
        long account = entry.toAccount();
        if (ledger.addPosted(account, entry.currency(), entry.amountMicros()) == 1) {
            if (ledger.insertEntry(entry) == 1) return credited(ledger, entry, false);
            // it was booked before; the row is locked, so nobody saw the money come and go
            ledger.addPosted(account, entry.currency(), -entry.amountMicros());
            return credited(ledger, entry, true);
        }
        if (ledger.findEntry(entry.id()).isPresent()) return credited(ledger, entry, true);
        return new CreditResult.Refused(
                ledger.findBalance(account).isEmpty()
                        ? CreditResult.Reason.ACCOUNT_UNKNOWN
                        : CreditResult.Reason.CURRENCY_DIFFERS);
    }

    private static CreditResult credited(LedgerMapper ledger, EntryRow asked, boolean replay) {
        LedgerEntry found = ledger.findEntry(asked.id())
                .orElseThrow(() -> vanished(asked.id()))
                .toEntry();
        if (replay) Terms.requireSame(found, asked.toEntry());
        return new CreditResult.Credited(found, replay);
    }

    @Override
    public BookResult book(List<Booking> bookings) {
        List<Booking> all = List.copyOf(bookings);
        Bookings.require(all);
        Instant now = now();
        return transactor.inTransaction(tx -> new Bookings(tx).book(all, now));
    }

    @Override
    public Optional<LedgerEntry> findEntry(EntryId id) {
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).findEntry(id.value()).map(EntryRow::toEntry));
    }

    @Override
    public Optional<Balance> balance(AccountId account) {
        return transactor.inTransaction(tx -> tx.mapper(LedgerMapper.class)
                .findBalance(account.value())
                .map(BalanceRow::toBalance));
    }

    @Override
    public Optional<Hold> findHold(HoldId id) {
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).findHold(id.value()).map(HoldRow::toHold));
    }

    @Override
    public List<Hold> overdueHolds(Instant now, int limit) {
        requireLimit(limit);
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).overdueHolds(now, limit).stream()
                        .map(HoldRow::toHold)
                        .toList());
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, long after, int limit) {
        if (after < 0) throw new IllegalArgumentException("after: " + after);
        requireLimit(limit);
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).entries(account.value(), after, limit).stream()
                        .map(EntryRow::toEntry)
                        .toList());
    }

    @Override
    public List<LedgerEntry> entriesOf(String reference) {
        requireReference(reference);
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).entriesOf(reference).stream()
                        .map(EntryRow::toEntry)
                        .toList());
    }

    @Override
    public Books audit() {
        return transactor.inTransaction(
                tx -> Finding.books(tx.mapper(AuditMapper.class).findings()));
    }

    @Override
    public Ledger within(Transaction transaction) {
        return new SqlLedger(transaction, clock);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private static Instant expiry(Instant now, Duration timeToLive) {
        requireTimeToLive(timeToLive);
        return now.plus(timeToLive).truncatedTo(ChronoUnit.MICROS);
    }

    static BalanceRow lockBalance(LedgerMapper ledger, long account) {
        return ledger.lockBalance(account).orElseThrow(() -> corrupt("account " + account));
    }

    static A2bException corrupt(String what) {
        return new A2bException(ErrorCode.DATA_CORRUPT, what + " contradicts the holds on it");
    }

    private static A2bException vanished(String id) {
        return new A2bException(ErrorCode.DATA_CORRUPT, id + ": taken, but not to be found");
    }
}
