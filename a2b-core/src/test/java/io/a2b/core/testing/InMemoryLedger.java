package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.Books;
import io.a2b.core.ledger.CorrectResult;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryConflictException;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.ExtendResult;
import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.HoldConflictException;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.LedgerReports;
import io.a2b.core.ledger.Note;
import io.a2b.core.ledger.OverrunPolicy;
import io.a2b.core.ledger.PartResult;
import io.a2b.core.ledger.PostResult;
import io.a2b.core.ledger.ReverseResult;
import io.a2b.core.ledger.Spending;
import io.a2b.core.ledger.Statement;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.ledger.TrialBalance;
import io.a2b.core.ledger.VoidResult;
import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A ledger for tests: maps, one lock, and every balance computed from scratch. It rolls back with
 * the transactions of an {@link InMemoryTransactor} it is part of; it comes before its accounts
 * there.
 */
public final class InMemoryLedger implements Ledger, LedgerReports, InMemoryTransactor.Part {
    private record Terms(
            Money creditLimit, int callsMax, AccountStatus status, SpendCaps caps, ZoneId zone) {
        private static Terms of(Account account) {
            AccountTerms terms = account.terms();
            return new Terms(
                    terms.creditLimit(),
                    terms.callsMax(),
                    account.status(),
                    terms.caps(),
                    terms.zone());
        }
    }

    private record Spent(AccountId account, Instant at, Money amount) {}

    private static final LedgerAccount REVENUE = new LedgerAccount.Operator(SystemAccount.REVENUE);
    private static final LedgerAccount WRITE_OFF =
            new LedgerAccount.Operator(SystemAccount.WRITE_OFF);

    private record Placed(Money placed, Hold hold) {}

    private final Clock clock;
    private final InMemoryAccounts opened;
    private final Outbox outbox;
    private final Map<AccountId, Terms> accounts = new LinkedHashMap<>();
    private final Map<HoldId, Placed> holds = new LinkedHashMap<>();
    private final Map<String, Money> extensions = new LinkedHashMap<>();
    private final Map<HoldId, PostResult.Posted> posted = new LinkedHashMap<>();
    private final Map<HoldId, List<CorrectResult.Corrected>> corrections = new LinkedHashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Spent> spent = new ArrayList<>();
    private final Map<EntryId, Note> notes = new LinkedHashMap<>();
    private final Map<EntryId, EntryId> reversals = new LinkedHashMap<>();
    private final Map<String, Money> parts = new LinkedHashMap<>();
    private final Map<HoldId, Money> parted = new LinkedHashMap<>();
    private final Map<HoldId, Money> owed = new LinkedHashMap<>();

    /** Of the accounts that {@link #openAccount} opens. */
    public InMemoryLedger(Clock clock) {
        this(clock, new InMemoryAccounts(clock));
    }

    /** Of the accounts that are {@code opened} there, too, as they are at each moment. */
    public InMemoryLedger(Clock clock, InMemoryAccounts opened) {
        this(clock, opened, Outbox.none());
    }

    /** @param outbox told of each entry on a customer's account at once; its transaction is null */
    public InMemoryLedger(Clock clock, InMemoryAccounts opened, Outbox outbox) {
        this.clock = clock;
        this.opened = requireNonNull(opened, "opened");
        this.outbox = requireNonNull(outbox, "outbox");
    }

    private Optional<Terms> terms(AccountId id) {
        return Optional.ofNullable(accounts.get(id)).or(() -> opened.find(id).map(Terms::of));
    }

    private Set<AccountId> ids() {
        Set<AccountId> ids = new LinkedHashSet<>(accounts.keySet());
        opened.all().forEach(account -> ids.add(account.id()));
        return ids;
    }

    /** An account with nothing on it, in the currency of its limit. */
    public synchronized void openAccount(AccountId id, Money creditLimit, int callsMax) {
        accounts.put(
                id,
                new Terms(
                        creditLimit,
                        callsMax,
                        AccountStatus.ACTIVE,
                        SpendCaps.none(),
                        ZoneId.of("UTC")));
    }

    public synchronized void changeStatus(AccountId id, AccountStatus status) {
        Terms terms = accounts.get(id);
        accounts.put(
                id,
                new Terms(
                        terms.creditLimit(), terms.callsMax(), status, terms.caps(), terms.zone()));
    }

    /** To be called before anything is spent. */
    public synchronized void cap(AccountId id, SpendCaps caps, ZoneId zone) {
        Terms terms = accounts.get(id);
        accounts.put(
                id, new Terms(terms.creditLimit(), terms.callsMax(), terms.status(), caps, zone));
    }

    @Override
    public HoldResult place(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        return place(id, account, amount, timeToLive, true);
    }

    @Override
    public HoldResult placeLate(HoldId id, AccountId account, Money amount, Duration timeToLive) {
        return place(id, account, amount, timeToLive, false);
    }

    private synchronized HoldResult place(
            HoldId id, AccountId account, Money amount, Duration timeToLive, boolean fresh) {
        if (amount.isNegative()) throw new IllegalArgumentException("amount: " + amount);
        Instant expiry = expiry(timeToLive);
        if (holds.containsKey(id)) {
            Placed found = holds.get(id);
            requireSame(id, "account", found.hold().account(), account);
            requireSame(id, "amount", found.placed(), amount);
            return new HoldResult.Held(found.hold());
        }
        Terms terms = terms(account).orElse(null);
        if (terms == null) return new HoldResult.Refused(HoldResult.Reason.ACCOUNT_UNKNOWN);
        if (!terms.creditLimit().currency().equals(amount.currency())) {
            return new HoldResult.Refused(HoldResult.Reason.CURRENCY_DIFFERS);
        }
        Balance balance = balanceOf(account);
        if (fresh && terms.status() != AccountStatus.ACTIVE) {
            return new HoldResult.Refused(HoldResult.Reason.ACCOUNT_NOT_ACTIVE);
        }
        if (fresh && balance.callsHeld() >= terms.callsMax()) {
            return new HoldResult.Refused(HoldResult.Reason.CALLS_EXCEEDED);
        }
        if (balance.funds().compareTo(amount) < 0) {
            return new HoldResult.Refused(HoldResult.Reason.FUNDS_INSUFFICIENT);
        }
        if (balance.available().compareTo(amount) < 0) {
            return new HoldResult.Refused(HoldResult.Reason.SPEND_CAP_REACHED);
        }
        Hold hold = new Hold(id, account, amount, expiry, HoldState.OPEN);
        holds.put(id, new Placed(amount, hold));
        return new HoldResult.Held(hold);
    }

    @Override
    public synchronized ExtendResult extend(HoldId id, int step, Money more, Duration timeToLive) {
        if (step < 1) throw new IllegalArgumentException("step: " + step);
        if (more.isNegative()) throw new IllegalArgumentException("more: " + more);
        Instant expiry = expiry(timeToLive);
        Placed found = holds.get(id);
        if (found == null) return new ExtendResult.Refused(ExtendResult.Reason.HOLD_UNKNOWN);
        Hold hold = found.hold();
        Money earlier = extensions.get(id + "/" + step);
        if (earlier != null) {
            requireSame(id, "more in step " + step, earlier, more);
            return new ExtendResult.Extended(hold);
        }
        if (hold.state() != HoldState.OPEN) {
            return new ExtendResult.Refused(ExtendResult.Reason.HOLD_RESOLVED);
        }
        if (!hold.amount().currency().equals(more.currency())) {
            return new ExtendResult.Refused(ExtendResult.Reason.CURRENCY_DIFFERS);
        }
        Balance balance = balanceOf(hold.account());
        if (more.isPositive() && balance.funds().compareTo(more) < 0) {
            return new ExtendResult.Refused(ExtendResult.Reason.FUNDS_INSUFFICIENT);
        }
        if (more.isPositive() && balance.available().compareTo(more) < 0) {
            return new ExtendResult.Refused(ExtendResult.Reason.SPEND_CAP_REACHED);
        }
        extensions.put(id + "/" + step, more);
        Hold extended =
                new Hold(id, hold.account(), hold.amount().plus(more), expiry, HoldState.OPEN);
        holds.put(id, new Placed(found.placed(), extended));
        return new ExtendResult.Extended(extended);
    }

    @Override
    public synchronized PostResult post(
            HoldId id, Money amount, String reference, OverrunPolicy policy) {
        if (amount.isNegative()) throw new IllegalArgumentException("amount: " + amount);
        requireReference(reference);
        Placed found = holds.get(id);
        if (found == null) return new PostResult.Refused(PostResult.Reason.HOLD_UNKNOWN);
        Hold hold = found.hold();
        if (!hold.amount().currency().equals(amount.currency())) {
            return new PostResult.Refused(PostResult.Reason.CURRENCY_DIFFERS);
        }
        if (hold.state() == HoldState.VOIDED) {
            return new PostResult.Refused(PostResult.Reason.HOLD_VOIDED);
        }
        if (hold.state() == HoldState.POSTED) {
            PostResult.Posted first = posted.get(id);
            Money all = first.charged().plus(first.uncovered());
            requireSame(id, "amount posted", all, amount);
            return new PostResult.Posted(id, first.charged(), first.uncovered(), true);
        }
        Money zero = Money.zero(amount.currency());
        Money beside = most(zero, balanceOf(hold.account()).available());
        Money held = hold.amount();
        if (hold.state() == HoldState.EXPIRED) {
            held = least(held, beside);
            beside = beside.minus(held);
        }
        Money charged = least(amount, held);
        Money rest = amount.minus(charged);
        Money overrun = policy == OverrunPolicy.WRITE_OFF ? zero : least(rest, beside);
        rest = rest.minus(overrun);
        Money debt = policy == OverrunPolicy.INTO_DEBT ? rest : zero;
        Money uncovered = rest.minus(debt);
        resolve(found, HoldState.POSTED);
        AccountId account = hold.account();
        charge(account, "hold:" + id + ":charge", charged, EntryCode.CALL_CHARGE, reference);
        charge(account, "hold:" + id + ":overrun", overrun, EntryCode.CALL_OVERRUN, reference);
        charge(account, "hold:" + id + ":debt", debt, EntryCode.CALL_DEBT, reference);
        writeOff("hold:" + id + ":uncovered", uncovered, EntryCode.CALL_UNCOVERED, reference);
        charged = charged.plus(overrun).plus(debt);
        spent.add(new Spent(account, clock.instant(), charged));
        owed.put(id, debt);
        posted.put(id, new PostResult.Posted(id, charged, uncovered, false));
        return posted.get(id);
    }

    @Override
    public synchronized PartResult postPart(HoldId id, int step, Money amount, String reference) {
        if (step < 1 || step > 999_999) throw new IllegalArgumentException("step: " + step);
        if (amount.isNegative()) throw new IllegalArgumentException("amount: " + amount);
        requireReference(reference);
        Placed found = holds.get(id);
        if (found == null) return new PartResult.Refused(PartResult.Reason.HOLD_UNKNOWN);
        Hold hold = found.hold();
        Money earlier = parts.get(id + "/" + step);
        if (earlier != null) {
            requireSame(id, "amount of part " + step, earlier, amount);
            return new PartResult.Posted(hold, earlier, true);
        }
        if (hold.state() != HoldState.OPEN) {
            return new PartResult.Refused(PartResult.Reason.HOLD_RESOLVED);
        }
        if (!hold.amount().currency().equals(amount.currency())) {
            return new PartResult.Refused(PartResult.Reason.CURRENCY_DIFFERS);
        }
        if (hold.amount().compareTo(amount) < 0) {
            return new PartResult.Refused(PartResult.Reason.HOLD_EXCEEDED);
        }
        parts.put(id + "/" + step, amount);
        parted.merge(id, amount, Money::plus);
        Money left = hold.amount().minus(amount);
        Hold rest = new Hold(id, hold.account(), left, hold.expiresAt(), HoldState.OPEN);
        holds.put(id, new Placed(found.placed(), rest));
        String entry = "hold:" + id + ":part" + step;
        charge(hold.account(), entry, amount, EntryCode.CALL_CHARGE, reference);
        spent.add(new Spent(hold.account(), clock.instant(), amount));
        return new PartResult.Posted(rest, amount, false);
    }

    private Money partedOf(Hold hold) {
        Money zero = Money.zero(hold.amount().currency());
        return parted.getOrDefault(hold.id(), zero);
    }

    @Override
    public synchronized CorrectResult correct(
            HoldId id, CorrectionId correction, Money amount, String reference) {
        if (amount.isNegative()) throw new IllegalArgumentException("amount: " + amount);
        requireReference(reference);
        Placed found = holds.get(id);
        if (found == null) return new CorrectResult.Refused(CorrectResult.Reason.HOLD_UNKNOWN);
        Hold hold = found.hold();
        if (!hold.amount().currency().equals(amount.currency())) {
            return new CorrectResult.Refused(CorrectResult.Reason.CURRENCY_DIFFERS);
        }
        List<CorrectResult.Corrected> earlier = corrections.getOrDefault(id, List.of());
        for (CorrectResult.Corrected one : earlier) {
            if (!one.id().equals(correction)) continue;
            requireSame(id, "corrected to", one.charged().plus(one.uncovered()), amount);
            return replayed(one);
        }
        if (hold.state() != HoldState.POSTED) {
            return new CorrectResult.Refused(CorrectResult.Reason.HOLD_NOT_POSTED);
        }
        Money before = posted.get(id).charged().plus(partedOf(hold));
        Money off = posted.get(id).uncovered();
        for (CorrectResult.Corrected one : earlier) {
            before = one.charged();
            off = one.uncovered();
        }
        Money zero = Money.zero(amount.currency());
        Money funds = balanceOf(hold.account()).funds();
        Money charged = least(amount, before.plus(most(zero, funds)));
        CorrectResult.Corrected now = new CorrectResult.Corrected(
                id, correction, before, off, charged, amount.minus(charged), false);
        Money still = most(zero, charged.minus(most(zero, funds.plus(before))));
        bookCorrection(
                now, hold.account(), earlier.size() + 1, least(owed.get(id), still), reference);
        List<CorrectResult.Corrected> all = new ArrayList<>(earlier);
        all.add(now);
        corrections.put(id, all);
        return now;
    }

    private static CorrectResult replayed(CorrectResult.Corrected one) {
        return new CorrectResult.Corrected(
                one.hold(),
                one.id(),
                one.chargedBefore(),
                one.uncoveredBefore(),
                one.charged(),
                one.uncovered(),
                true);
    }

    private void bookCorrection(
            CorrectResult.Corrected now,
            AccountId account,
            int number,
            Money debt,
            String reference) {
        LedgerAccount customer = new LedgerAccount.Customer(account);
        String id = "hold:" + now.hold() + ":";
        Money debtBefore = owed.put(now.hold(), debt);
        Money paidBefore = now.chargedBefore().minus(debtBefore);
        book(
                id + "refund" + number,
                REVENUE,
                customer,
                paidBefore,
                EntryCode.CHARGE_REVERSED,
                reference);
        book(
                id + "repaid" + number,
                REVENUE,
                customer,
                debtBefore,
                EntryCode.DEBT_REVERSED,
                reference);
        book(
                id + "relief" + number,
                REVENUE,
                WRITE_OFF,
                now.uncoveredBefore(),
                EntryCode.UNCOVERED_REVERSED,
                reference);
        Money paid = now.charged().minus(debt);
        charge(account, id + "charge" + number, paid, EntryCode.CALL_CHARGE, reference);
        charge(account, id + "debt" + number, debt, EntryCode.CALL_DEBT, reference);
        writeOff(id + "excess" + number, now.uncovered(), EntryCode.CALL_UNCOVERED, reference);
    }

    private void charge(
            AccountId account, String id, Money amount, EntryCode code, String reference) {
        book(id, new LedgerAccount.Customer(account), REVENUE, amount, code, reference);
    }

    private void writeOff(String id, Money amount, EntryCode code, String reference) {
        book(id, WRITE_OFF, REVENUE, amount, code, reference);
    }

    @Override
    public VoidResult voidHold(HoldId id) {
        return release(id, HoldState.VOIDED);
    }

    @Override
    public VoidResult expire(HoldId id) {
        return release(id, HoldState.EXPIRED);
    }

    private synchronized VoidResult release(HoldId id, HoldState how) {
        Placed found = holds.get(id);
        if (found == null) return new VoidResult.Refused(VoidResult.Reason.HOLD_UNKNOWN);
        Hold hold = found.hold();
        boolean isParted = how == HoldState.VOIDED && partedOf(hold).isPositive();
        if (hold.state() == HoldState.POSTED || isParted) {
            return new VoidResult.Refused(VoidResult.Reason.HOLD_POSTED);
        }
        if (hold.state() != HoldState.OPEN) return new VoidResult.Released(hold, true);
        if (how == HoldState.EXPIRED && clock.instant().isBefore(hold.expiresAt())) {
            return new VoidResult.Refused(VoidResult.Reason.HOLD_NOT_DUE);
        }
        return new VoidResult.Released(resolve(found, how), false);
    }

    @Override
    public synchronized CreditResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        if (!amount.isPositive()) throw new IllegalArgumentException("amount: " + amount);
        if (id.value().startsWith("hold:")) throw new IllegalArgumentException("id: " + id);
        if (code.needsNote()) throw new IllegalArgumentException("code: " + code);
        if (code.belongsToHolds()) throw new IllegalArgumentException("code: " + code);
        requireReference(reference);
        LedgerAccount source = new LedgerAccount.Operator(from);
        LedgerAccount target = new LedgerAccount.Customer(account);
        for (LedgerEntry found : entries) {
            if (!found.id().equals(id)) continue;
            LedgerEntry asked = new LedgerEntry(
                    found.sequence(),
                    id,
                    source,
                    target,
                    amount,
                    code,
                    reference,
                    found.postedAt());
            if (found.equals(asked)) return new CreditResult.Credited(found, true);
            throw new EntryConflictException(id, found + " is now " + asked);
        }
        Terms terms = terms(account).orElse(null);
        if (terms == null) return new CreditResult.Refused(CreditResult.Reason.ACCOUNT_UNKNOWN);
        if (!terms.creditLimit().currency().equals(amount.currency())) {
            return new CreditResult.Refused(CreditResult.Reason.CURRENCY_DIFFERS);
        }
        book(id.value(), source, target, amount, code, reference);
        return new CreditResult.Credited(entries.get(entries.size() - 1), false);
    }

    @Override
    public synchronized BookResult book(List<Booking> bookings) {
        requireSound(bookings);
        return bookSound(bookings);
    }

    private BookResult bookSound(List<Booking> bookings) {
        List<LedgerEntry> before = new ArrayList<>();
        for (Booking booking : bookings) {
            findEntry(booking.id()).ifPresent(found -> {
                if (!bookingOf(found).equals(withoutNote(booking))) {
                    throw new EntryConflictException(booking.id(), found + " is now " + booking);
                }
                before.add(found);
            });
        }
        if (before.size() == bookings.size()) return new BookResult.Booked(before, true);
        if (!before.isEmpty()) {
            throw new EntryConflictException(bookings.get(0).id(), "some are booked, some not");
        }
        Map<AccountId, Money> shares = shares(bookings);
        for (Map.Entry<AccountId, Money> share : shares.entrySet()) {
            Optional<BookResult.Reason> reason = whyNotBooked(share.getKey(), share.getValue());
            if (reason.isPresent()) {
                return new BookResult.Refused(reason.get(), share.getKey());
            }
        }
        int first = entries.size();
        for (Booking b : bookings) {
            book(b.id().value(), b.from(), b.to(), b.amount(), b.code(), b.reference());
            b.note().ifPresent(note -> notes.put(b.id(), note));
            if (b.code().countsAsSpent() && b.from() instanceof LedgerAccount.Customer c) {
                spent.add(new Spent(c.id(), clock.instant(), b.amount()));
            }
        }
        return new BookResult.Booked(entries.subList(first, entries.size()), false);
    }

    private static Booking withoutNote(Booking b) {
        return new Booking(b.id(), b.from(), b.to(), b.amount(), b.code(), b.reference());
    }

    private static void requireSound(List<Booking> bookings) {
        for (Booking booking : bookings) {
            if (booking.code() == EntryCode.REVERSAL
                    || booking.code().needsNote() && booking.note().isEmpty()) {
                throw new IllegalArgumentException("bookings: " + booking);
            }
        }
        long ids = bookings.stream().map(Booking::id).distinct().count();
        if (bookings.isEmpty() || bookings.size() > 100 || ids < bookings.size()) {
            throw new IllegalArgumentException("bookings: " + bookings);
        }
        shares(bookings);
    }

    private static Booking bookingOf(LedgerEntry entry) {
        return new Booking(
                entry.id(),
                entry.from(),
                entry.to(),
                entry.amount(),
                entry.code(),
                entry.reference());
    }

    private static Map<AccountId, Money> shares(List<Booking> bookings) {
        Map<AccountId, Money> shares = new TreeMap<>(Comparator.comparing(AccountId::value));
        for (Booking booking : bookings) {
            Money amount = booking.amount();
            Money owed = Money.zero(amount.currency()).minus(amount);
            try {
                if (booking.to() instanceof LedgerAccount.Customer c) {
                    shares.merge(c.id(), amount, Money::plus);
                }
                if (booking.from() instanceof LedgerAccount.Customer c) {
                    shares.merge(c.id(), owed, Money::plus);
                }
            } catch (CurrencyMismatchException mixed) {
                throw new IllegalArgumentException("bookings: two currencies on one account");
            }
        }
        return shares;
    }

    private Optional<BookResult.Reason> whyNotBooked(AccountId account, Money share) {
        Terms terms = terms(account).orElse(null);
        if (terms == null) return Optional.of(BookResult.Reason.ACCOUNT_UNKNOWN);
        if (!terms.creditLimit().currency().equals(share.currency())) {
            return Optional.of(BookResult.Reason.CURRENCY_DIFFERS);
        }
        boolean fits =
                !share.isNegative() || !balanceOf(account).funds().plus(share).isNegative();
        return fits ? Optional.empty() : Optional.of(BookResult.Reason.FUNDS_INSUFFICIENT);
    }

    @Override
    public synchronized ReverseResult reverse(EntryId original, EntryId id, Note note) {
        if (id.value().startsWith("hold:")) throw new IllegalArgumentException("id: " + id);
        Optional<LedgerEntry> found = findEntry(original);
        if (found.isEmpty()) return new ReverseResult.Refused(ReverseResult.Reason.ENTRY_UNKNOWN);
        LedgerEntry entry = found.get();
        if (original.value().startsWith("hold:")) {
            return new ReverseResult.Refused(ReverseResult.Reason.ENTRY_OF_HOLD);
        }
        if (entry.code() == EntryCode.REVERSAL) {
            return new ReverseResult.Refused(ReverseResult.Reason.ENTRY_IS_REVERSAL);
        }
        if (reversals.containsKey(original)) {
            return reversals.get(original).equals(id)
                    ? new ReverseResult.Reversed(findEntry(id).orElseThrow(), true)
                    : new ReverseResult.Refused(ReverseResult.Reason.REVERSED_BEFORE);
        }
        if (findEntry(id).isPresent()) throw new EntryConflictException(id, "is another entry");
        BookResult result = bookSound(List.of(new Booking(
                id,
                entry.to(),
                entry.from(),
                entry.amount(),
                EntryCode.REVERSAL,
                entry.reference(),
                Optional.of(note))));
        if (!(result instanceof BookResult.Booked booked)) {
            return new ReverseResult.Refused(ReverseResult.Reason.FUNDS_INSUFFICIENT);
        }
        reversals.put(original, id);
        return new ReverseResult.Reversed(booked.entries().get(0), false);
    }

    /** All entries, in their order. */
    synchronized List<LedgerEntry> all() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized Optional<Note> findNote(EntryId id) {
        return Optional.ofNullable(notes.get(id));
    }

    @Override
    public synchronized Optional<EntryId> findReversal(EntryId original) {
        return Optional.ofNullable(reversals.get(original));
    }

    @Override
    public synchronized Optional<Statement> statement(
            AccountId account, Instant from, Instant until) {
        if (!from.isBefore(until)) throw new IllegalArgumentException("until: " + until);
        if (terms(account).isEmpty()) return Optional.empty();
        LedgerAccount own = new LedgerAccount.Customer(account);
        Money opening = Money.zero(terms(account).orElseThrow().creditLimit().currency());
        Money credits = opening;
        Money debits = opening;
        long last = 0;
        for (LedgerEntry e : entries) {
            boolean in = e.to().equals(own);
            if (!in && !e.from().equals(own)) continue;
            last = e.sequence();
            if (e.postedAt().isBefore(from)) {
                opening = in ? opening.plus(e.amount()) : opening.minus(e.amount());
            } else if (e.postedAt().isBefore(until)) {
                if (in) credits = credits.plus(e.amount());
                else debits = debits.plus(e.amount());
            }
        }
        Money closing = opening.plus(credits).minus(debits);
        return Optional.of(
                new Statement(account, from, until, opening, credits, debits, closing, last));
    }

    @Override
    public synchronized List<LedgerEntry> entries(
            Statement statement, Statement.Position position, int limit) {
        requireLimit(limit);
        LedgerAccount own = new LedgerAccount.Customer(statement.account());
        return entries.stream()
                .filter(e -> e.from().equals(own) || e.to().equals(own))
                .filter(e -> e.sequence() <= statement.lastSequence())
                .filter(e -> e.postedAt().isBefore(statement.until()))
                .filter(e -> e.postedAt().isAfter(position.postedAt())
                        || e.postedAt().equals(position.postedAt())
                                && e.sequence() > position.sequence())
                .sorted(Comparator.comparing(LedgerEntry::postedAt)
                        .thenComparing(LedgerEntry::sequence))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<TrialBalance> trialBalances() {
        Map<Currency, Money> customers =
                new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        for (AccountId account : ids()) {
            Money posted = balanceOf(account).posted();
            customers.merge(posted.currency(), posted, Money::plus);
        }
        List<TrialBalance> balances = new ArrayList<>();
        customers.forEach((currency, sum) -> {
            Map<SystemAccount, Money> operator = new EnumMap<>(SystemAccount.class);
            for (LedgerEntry e : entries) {
                if (!e.amount().currency().equals(currency)) continue;
                if (e.to() instanceof LedgerAccount.Operator o) {
                    operator.merge(o.account(), e.amount(), Money::plus);
                }
                if (e.from() instanceof LedgerAccount.Operator o) {
                    operator.merge(o.account(), e.amount().negated(), Money::plus);
                }
            }
            balances.add(new TrialBalance(currency, sum, operator));
        });
        return balances;
    }

    @Override
    public synchronized Optional<LedgerEntry> findEntry(EntryId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Balance> balance(AccountId account) {
        return terms(account).map(terms -> balanceOf(account));
    }

    @Override
    public synchronized Optional<Hold> findHold(HoldId id) {
        return Optional.ofNullable(holds.get(id)).map(Placed::hold);
    }

    @Override
    public synchronized List<Hold> overdueHolds(Instant now, Optional<Hold> after, int limit) {
        requireLimit(limit);
        Comparator<Hold> order = Comparator.comparing(Hold::expiresAt)
                .thenComparing(hold -> hold.id().value());
        return holds.values().stream()
                .map(Placed::hold)
                .filter(hold ->
                        hold.state() == HoldState.OPEN && !hold.expiresAt().isAfter(now))
                .filter(hold -> after.isEmpty() || order.compare(hold, after.get()) > 0)
                .sorted(order)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<LedgerEntry> entries(AccountId account, long after, int limit) {
        if (after < 0) throw new IllegalArgumentException("after: " + after);
        requireLimit(limit);
        LedgerAccount own = new LedgerAccount.Customer(account);
        return entries.stream()
                .filter(entry -> entry.sequence() > after)
                .filter(entry -> entry.from().equals(own) || entry.to().equals(own))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<LedgerEntry> entriesOf(String reference) {
        requireReference(reference);
        return entries.stream()
                .filter(entry -> entry.reference().equals(reference))
                .toList();
    }

    /** Balances are computed, so only the limits can be broken. */
    @Override
    public synchronized Books audit() {
        List<String> beyond = ids().stream()
                .filter(account ->
                        balanceOf(account).funds().plus(debtOf(account)).isNegative())
                .map(account -> "account " + account + ": beyond its limit")
                .toList();
        long open = holds.values().stream()
                .filter(placed -> placed.hold().state() == HoldState.OPEN)
                .count();
        return new Books(ids().size(), entries.size(), open, beyond);
    }

    @Override
    public Ledger within(Transaction transaction) {
        return this;
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(
                List.of(entries, spent),
                List.of(
                        accounts,
                        holds,
                        extensions,
                        posted,
                        corrections,
                        notes,
                        reversals,
                        parts,
                        parted,
                        owed));
    }

    private Balance balanceOf(AccountId account) {
        Money limit = terms(account).orElseThrow().creditLimit();
        Money sum = Money.zero(limit.currency());
        LedgerAccount own = new LedgerAccount.Customer(account);
        for (LedgerEntry entry : entries) {
            if (entry.to().equals(own)) sum = sum.plus(entry.amount());
            if (entry.from().equals(own)) sum = sum.minus(entry.amount());
        }
        Money held = Money.zero(limit.currency());
        int calls = 0;
        for (Placed placed : holds.values()) {
            Hold hold = placed.hold();
            if (hold.state() != HoldState.OPEN || !hold.account().equals(account)) continue;
            held = held.plus(hold.amount());
            calls++;
        }
        return new Balance(sum, held, limit, calls, spendingOf(account));
    }

    private Money debtOf(AccountId account) {
        Money zero = Money.zero(terms(account).orElseThrow().creditLimit().currency());
        return owed.entrySet().stream()
                .filter(one -> holds.get(one.getKey()).hold().account().equals(account))
                .map(Map.Entry::getValue)
                .reduce(zero, Money::plus);
    }

    private Spending spendingOf(AccountId account) {
        Terms terms = terms(account).orElse(null);
        LocalDate today = LocalDate.ofInstant(clock.instant(), terms.zone());
        Money zero = Money.zero(terms.creditLimit().currency());
        Money day = zero;
        Money month = zero;
        for (Spent one : spent) {
            if (!one.account().equals(account)) continue;
            LocalDate at = LocalDate.ofInstant(one.at(), terms.zone());
            if (at.equals(today)) day = day.plus(one.amount());
            if (YearMonth.from(at).equals(YearMonth.from(today))) month = month.plus(one.amount());
        }
        return new Spending(
                terms.caps(),
                terms.caps().day().isPresent() ? day : zero,
                terms.caps().month().isPresent() ? month : zero);
    }

    private Hold resolve(Placed found, HoldState how) {
        Hold open = found.hold();
        Hold resolved = new Hold(open.id(), open.account(), open.amount(), open.expiresAt(), how);
        holds.put(open.id(), new Placed(found.placed(), resolved));
        return resolved;
    }

    private void book(
            String id,
            LedgerAccount from,
            LedgerAccount to,
            Money amount,
            EntryCode code,
            String reference) {
        if (amount.isZero()) return;
        LedgerEntry entry = new LedgerEntry(
                entries.size() + 1L,
                new EntryId(id),
                from,
                to,
                amount,
                code,
                reference,
                clock.instant());
        entries.add(entry);
        tell(to, entry, amount);
        tell(from, entry, amount.negated());
    }

    private void tell(LedgerAccount side, LedgerEntry entry, Money amount) {
        if (!(side instanceof LedgerAccount.Customer customer)) return;
        Map<String, String> facts = Map.of(
                "entry", entry.id().value(),
                "code", entry.code().name(),
                "amount", amount.amount().toPlainString(),
                "currency", amount.currency().getCurrencyCode(),
                "reference", entry.reference());
        outbox.add(null, Event.of(EventKind.ENTRY_POSTED, customer.id(), facts));
    }

    private Instant expiry(Duration timeToLive) {
        if (timeToLive.isNegative() || timeToLive.isZero() || timeToLive.toDays() > 366) {
            throw new IllegalArgumentException("timeToLive: " + timeToLive);
        }
        return clock.instant().plus(timeToLive);
    }

    private static Money most(Money a, Money b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static void requireReference(String reference) {
        if (!reference.matches("[!-~]([ -~]{0,94}[!-~])?")) {
            throw new IllegalArgumentException("reference: malformed");
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    private static void requireSame(HoldId id, String term, Object before, Object now) {
        if (before.equals(now)) return;
        throw new HoldConflictException(id, term + " was " + before + ", is now " + now);
    }
}
