package io.a2b.core.ledger;

import static io.a2b.core.ledger.Terms.requireAmount;
import static io.a2b.core.ledger.Terms.requireLimit;
import static io.a2b.core.ledger.Terms.requireReference;
import static io.a2b.core.ledger.Terms.requireTimeToLive;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
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
    private final EntryEvents events;
    private final Clock clock;

    SqlLedger(Transactor transactor, Outbox outbox, Clock clock) {
        this(transactor, new EntryEvents(outbox), clock);
    }

    private SqlLedger(Transactor transactor, EntryEvents events, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.events = events;
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public HoldResult place(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        return place(id, account, amount, timeToLive, 1);
    }

    @Override
    public HoldResult placeLate(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        return place(id, account, amount, timeToLive, 0);
    }

    private HoldResult place(
            HoldId id, AccountId account, Money amount, Duration timeToLive, int fresh) {
        requireAmount(amount, "amount");
        Instant now = now();
        Instant expiry = expiry(now, timeToLive);
        HoldRow hold = HoldRow.placed(id, account, amount, now, expiry);
        return transactor.inTransaction(tx -> {
            LedgerMapper ledger = tx.mapper(LedgerMapper.class);
            CallWrites.Placing placing = CallWrites.in(tx, events, now).place(hold, fresh);
            switch (placing) {
                case HELD:
                    return new HoldResult.Held(hold.toHold());
                case NOT_RESERVED:
                    return placeLocked(ledger, hold, fresh, now);
                case KNOWN:
                    return placedBefore(ledger, hold);
            }
            throw new AssertionError(placing);
        });
    }

    private static HoldResult placeLocked(
            LedgerMapper ledger, HoldRow hold, int fresh, Instant now) {
        Optional<HoldResult.Reason> reason = whyNotPlaced(ledger, hold, fresh, now);
        if (reason.isPresent()) {
            ledger.deleteHold(hold.id()); // a larger transaction may go on and commit
            return new HoldResult.Refused(reason.get());
        }
        reserveLocked(ledger, hold, hold.amountMicros(), 1, fresh, now);
        return new HoldResult.Held(hold.toHold());
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
    private static Optional<HoldResult.Reason> whyNotPlaced(
            LedgerMapper ledger, HoldRow hold, int fresh, Instant now) {
        Optional<BalanceRow> account = ledger.lockBalance(hold.accountId());
        if (account.isEmpty()) return Optional.of(HoldResult.Reason.ACCOUNT_UNKNOWN);
        BalanceRow balance = account.get();
        if (!balance.currency().equals(hold.currency())) {
            return Optional.of(HoldResult.Reason.CURRENCY_DIFFERS);
        }
        if (fresh == 1 && !balance.isActive()) {
            return Optional.of(HoldResult.Reason.ACCOUNT_NOT_ACTIVE);
        }
        if (fresh == 1 && balance.callsHeld() >= balance.callsMax()) {
            return Optional.of(HoldResult.Reason.CALLS_EXCEEDED);
        }
        if (!balance.covers(hold.amountMicros())) {
            return Optional.of(HoldResult.Reason.FUNDS_INSUFFICIENT);
        }
        if (!balance.hasRoom(hold.amountMicros(), now)) {
            return Optional.of(HoldResult.Reason.SPEND_CAP_REACHED);
        }
        return Optional.empty();
    }

    private static void reserveLocked(
            LedgerMapper ledger, HoldRow hold, long micros, int calls, int fresh, Instant now) {
        if (ledger.reserve(hold, micros, calls, fresh, now) == 0) {
            throw corrupt("account " + hold.accountId());
        }
    }

    @Override
    public ExtendResult extend(HoldId id, int step, Money more, Duration timeToLive) {
        if (step < 1) throw new IllegalArgumentException("step: " + step);
        requireAmount(more, "more");
        Instant now = now();
        Instant expiry = expiry(now, timeToLive);
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
            return extendOpen(ledger, hold, step, hold.extended(more.micros(), expiry), now);
        });
    }

    private static ExtendResult extendOpen(
            LedgerMapper ledger, HoldRow hold, int step, HoldRow extended, Instant now) {
        long more = extended.amountMicros() - hold.amountMicros();
        ledger.insertExtension(hold.id(), step, more);
        ledger.updateHold(extended);
        if (more > 0 && ledger.reserve(hold, more, 0, 0, now) == 0) {
            BalanceRow account = lockBalance(ledger, hold.accountId());
            Optional<ExtendResult.Reason> reason = whyNotExtended(account, more, now);
            if (reason.isPresent()) {
                ledger.updateHold(hold);
                ledger.deleteExtension(hold.id(), step);
                return new ExtendResult.Refused(reason.get());
            }
            reserveLocked(ledger, hold, more, 0, 0, now);
        }
        return new ExtendResult.Extended(extended.toHold());
    }

    private static Optional<ExtendResult.Reason> whyNotExtended(
            BalanceRow account, long more, Instant now) {
        if (!account.covers(more)) return Optional.of(ExtendResult.Reason.FUNDS_INSUFFICIENT);
        return account.hasRoom(more, now)
                ? Optional.empty()
                : Optional.of(ExtendResult.Reason.SPEND_CAP_REACHED);
    }

    @Override
    public PostResult post(HoldId id, Money amount, String reference, OverrunPolicy policy) {
        requireAmount(amount, "amount");
        requireReference(reference);
        requireNonNull(policy, "policy");
        Instant now = now();
        return transactor.inTransaction(
                tx -> new HoldPosting(tx, events, now).post(id, amount, reference, policy));
    }

    @Override
    public PartResult postPart(HoldId id, int step, Money amount, String reference) {
        if (step < 1 || step > Terms.STEP_MAX) throw new IllegalArgumentException("step: " + step);
        requireAmount(amount, "amount");
        requireReference(reference);
        Instant now = now();
        return transactor.inTransaction(
                tx -> new HoldPosting(tx, events, now).postPart(id, step, amount, reference));
    }

    @Override
    public CorrectResult correct(HoldId hold, CorrectionId id, Money amount, String reference) {
        requireAmount(amount, "amount");
        requireReference(reference);
        Instant now = now();
        return transactor.inTransaction(
                tx -> new ChargeCorrection(tx, events, now).correct(hold, id, amount, reference));
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
            boolean isParted = how == HoldState.VOIDED && hold.partedMicros() > 0;
            if (hold.state() == HoldState.POSTED || isParted) {
                return new VoidResult.Refused(VoidResult.Reason.HOLD_POSTED);
            }
            if (hold.state() != HoldState.OPEN) {
                return new VoidResult.Released(hold.toHold(), true);
            }
            if (how == HoldState.EXPIRED && now.isBefore(hold.expiresAt())) {
                return new VoidResult.Refused(VoidResult.Reason.HOLD_NOT_DUE);
            }
            HoldRow released = hold.released(how, now);
            ledger.updateHold(released);
            new Balances(ledger, now).settle(hold.accountId(), hold.leftMicros(), 1, 0, 0);
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
        Terms.requireNoNote(code);
        requireReference(reference);
        EntryRow entry = EntryRow.of(
                id.value(), from.number(), account.value(), amount, code, reference, now());
        return transactor.inTransaction(tx -> credit(tx, entry));
    }

    private CreditResult credit(Transaction transaction, EntryRow entry) {
        LedgerMapper ledger = transaction.mapper(LedgerMapper.class);
        long account = entry.toAccount();
        Balances balances = new Balances(ledger, entry.postedAt());
        if (balances.add(account, entry.currency(), entry.amountMicros(), 0)) {
            if (ledger.insertEntry(entry) == 1) {
                events.tell(transaction, entry);
                return credited(ledger, entry, false);
            }
            // it was booked before; the row is locked, so nobody saw the money come and go
            balances.add(account, entry.currency(), -entry.amountMicros(), 0);
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
        return transactor.inTransaction(tx -> new Bookings(tx, events, now).book(all));
    }

    @Override
    public ReverseResult reverse(EntryId original, EntryId id, Note note) {
        Terms.requireOwn(id);
        requireNonNull(note, "note");
        Instant now = now();
        return transactor.inTransaction(
                tx -> new Reversal(tx, events, now).reverse(original, id, note));
    }

    @Override
    public Optional<Note> findNote(EntryId id) {
        return transactor.inTransaction(tx -> tx.mapper(NoteMapper.class).findNote(id.value()));
    }

    @Override
    public Optional<EntryId> findReversal(EntryId original) {
        return transactor.inTransaction(
                tx -> tx.mapper(NoteMapper.class).findReversal(original.value()).map(EntryId::new));
    }

    @Override
    public Optional<LedgerEntry> findEntry(EntryId id) {
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).findEntry(id.value()).map(EntryRow::toEntry));
    }

    @Override
    public Optional<Balance> balance(AccountId account) {
        Instant now = now();
        return transactor.inTransaction(tx -> tx.mapper(LedgerMapper.class)
                .findBalance(account.value())
                .map(row -> row.toBalance(now)));
    }

    @Override
    public Optional<Hold> findHold(HoldId id) {
        return transactor.inTransaction(
                tx -> tx.mapper(LedgerMapper.class).findHold(id.value()).map(HoldRow::toHold));
    }

    @Override
    public List<Hold> overdueHolds(Instant now, Optional<Hold> after, int limit) {
        requireLimit(limit);
        return transactor.inTransaction(tx -> {
            LedgerMapper rows = tx.mapper(LedgerMapper.class);
            List<HoldRow> overdue = after.isEmpty()
                    ? rows.overdueHolds(now, limit)
                    : rows.overdueHoldsAfter(now, after.get(), limit);
            return overdue.stream().map(HoldRow::toHold).toList();
        });
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
        return new SqlLedger(transaction, events, clock);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    static Instant expiry(Instant now, Duration timeToLive) {
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
