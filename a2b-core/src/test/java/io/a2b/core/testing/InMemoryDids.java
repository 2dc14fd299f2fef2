package io.a2b.core.testing;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.Accounts;
import io.a2b.core.did.AddResult;
import io.a2b.core.did.AssignResult;
import io.a2b.core.did.AssignmentConflictException;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.Did;
import io.a2b.core.did.DidAssignment;
import io.a2b.core.did.DidFeePolicy;
import io.a2b.core.did.DidFees;
import io.a2b.core.did.DidFilter;
import io.a2b.core.did.DidGroup;
import io.a2b.core.did.DidRoute;
import io.a2b.core.did.DidStatus;
import io.a2b.core.did.DidTarget;
import io.a2b.core.did.DidTerms;
import io.a2b.core.did.Dids;
import io.a2b.core.did.FeeReport;
import io.a2b.core.did.NewDid;
import io.a2b.core.did.OrderRefusal;
import io.a2b.core.did.ReserveResult;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Numbers without a database, for tests. Knows no transactions; their outbox gets null. */
public final class InMemoryDids implements Dids {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;
    private final Outbox outbox;
    private final Map<String, Number> numbers = new TreeMap<>();
    private final Map<AssignmentId, Owned> assignments = new HashMap<>();
    private final Map<String, DidGroup> groups = new HashMap<>();

    private static final class Number {
        private DidTerms terms;
        private DidStatus status = DidStatus.FREE;
        private AccountId account;
        private Instant reservedUntil;
        private AssignmentId assignment;
    }

    private static final class Owned {
        private DidAssignment value;
        private ZoneId zone;
        private int told = -1;
        private List<DidTarget> targets = List.of();
    }

    public InMemoryDids(Accounts accounts, Ledger ledger, Clock clock, Outbox outbox) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
        this.outbox = outbox;
    }

    @Override
    public synchronized List<AddResult> add(List<NewDid> dids) {
        if (dids.size() > 1000) throw new IllegalArgumentException("dids: " + dids.size());
        return dids.stream().map(did -> add(did, numbers)).toList();
    }

    @Override
    public synchronized List<AddResult> preview(List<NewDid> dids) {
        Map<String, Number> copy = new TreeMap<>(numbers);
        return dids.stream().map(did -> add(did, copy)).toList();
    }

    private static AddResult add(NewDid did, Map<String, Number> into) {
        Number there = into.get(did.number().digits());
        if (there == null) {
            Number number = new Number();
            number.terms = did.terms();
            into.put(did.number().digits(), number);
            return AddResult.ADDED;
        }
        if (there.status == DidStatus.RETIRED) return AddResult.RETIRED;
        return there.terms.equals(did.terms()) ? AddResult.UNCHANGED : AddResult.TERMS_DIFFER;
    }

    @Override
    public synchronized boolean changeTerms(PhoneNumber number, DidTerms terms) {
        Number there = number(number);
        if (there == null) return false;
        Currency currency = there.terms.tariff().currency();
        boolean other = !currency.equals(terms.tariff().currency());
        if (there.status == DidStatus.ASSIGNED && other) return false;
        there.terms = terms;
        return true;
    }

    @Override
    public synchronized boolean retire(PhoneNumber number) {
        Number there = number(number);
        if (there == null) return false;
        if (there.status == DidStatus.FREE) there.status = DidStatus.RETIRED;
        return there.status == DidStatus.RETIRED;
    }

    @Override
    public synchronized boolean reinstate(PhoneNumber number) {
        Number there = number(number);
        if (there == null || there.status != DidStatus.RETIRED) return false;
        there.status = DidStatus.FREE;
        return true;
    }

    /** After its reservation has ended, if it has. */
    private Number number(PhoneNumber number) {
        Number there = numbers.get(number.digits());
        if (there != null && there.status == DidStatus.RESERVED) {
            if (!clock.instant().isBefore(there.reservedUntil)) free(there);
        }
        return there;
    }

    private static void free(Number number) {
        number.status = DidStatus.FREE;
        number.account = null;
        number.reservedUntil = null;
        number.assignment = null;
    }

    @Override
    public synchronized Optional<Did> find(PhoneNumber number) {
        return Optional.ofNullable(number(number))
                .map(there -> new Did(
                        number,
                        there.terms,
                        there.status,
                        Optional.ofNullable(there.account),
                        Optional.ofNullable(there.reservedUntil),
                        Optional.ofNullable(there.assignment)));
    }

    @Override
    public synchronized List<Did> list(DidFilter filter, String after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        return numbers.keySet().stream()
                .filter(digits -> digits.compareTo(after) > 0)
                .map(digits -> find(new PhoneNumber(digits)).orElseThrow())
                .filter(did -> fits(filter, did))
                .limit(limit)
                .toList();
    }

    private static boolean fits(DidFilter filter, Did did) {
        return did.number().digits().startsWith(filter.prefix())
                && filter.group().map(did.terms().group()::equals).orElse(true)
                && filter.country().map(did.terms().country()::equals).orElse(true)
                && filter.status().map(did.status()::equals).orElse(true)
                && (filter.account().isEmpty() || filter.account().equals(did.account()));
    }

    @Override
    public synchronized void setGroup(DidGroup group) {
        groups.put(group.name(), group);
    }

    @Override
    public synchronized DidGroup group(String name) {
        return groups.getOrDefault(name, new DidGroup(name, Optional.empty()));
    }

    @Override
    public synchronized ReserveResult reserve(
            PhoneNumber number, AccountId account, Duration duration) {
        if (duration.isNegative()
                || duration.isZero()
                || duration.compareTo(Duration.ofDays(31)) > 0) {
            throw new IllegalArgumentException("duration: " + duration);
        }
        Optional<OrderRefusal> refusal = whyNot(number, account);
        if (refusal.isPresent()) return new ReserveResult.Refused(refusal.get());
        Number there = number(number);
        there.status = DidStatus.RESERVED;
        there.account = account;
        there.reservedUntil = clock.instant().plus(duration);
        tell(EventKind.DID_RESERVED, account, Map.of("did", number.digits()));
        return new ReserveResult.Reserved(find(number).orElseThrow());
    }

    @Override
    public synchronized boolean unreserve(PhoneNumber number, AccountId account) {
        Number there = number(number);
        if (there == null || there.status != DidStatus.RESERVED) return false;
        if (!there.account.equals(account)) return false;
        free(there);
        return true;
    }

    private Optional<OrderRefusal> whyNot(PhoneNumber number, AccountId account) {
        Optional<Account> owner = accounts.find(account);
        if (owner.isEmpty()) return Optional.of(OrderRefusal.ACCOUNT_UNKNOWN);
        if (owner.get().status() != AccountStatus.ACTIVE) {
            return Optional.of(OrderRefusal.ACCOUNT_NOT_ACTIVE);
        }
        Number there = number(number);
        if (there == null) return Optional.of(OrderRefusal.DID_UNKNOWN);
        if (there.status == DidStatus.RETIRED) return Optional.of(OrderRefusal.DID_RETIRED);
        if (!there.terms.isValidAt(clock.instant())) {
            return Optional.of(OrderRefusal.DID_NOT_VALID);
        }
        if (!group(there.terms.group()).lets(account)) {
            return Optional.of(OrderRefusal.GROUP_CLOSED);
        }
        if (!there.terms.tariff().currency().equals(owner.get().currency())) {
            return Optional.of(OrderRefusal.CURRENCY_DIFFERS);
        }
        boolean obtainable = there.status == DidStatus.FREE
                || (there.status == DidStatus.RESERVED && there.account.equals(account));
        return obtainable ? Optional.empty() : Optional.of(OrderRefusal.DID_TAKEN);
    }

    @Override
    public synchronized AssignResult assign(
            AssignmentId id, PhoneNumber number, AccountId account) {
        if (assignments.containsKey(id)) {
            DidAssignment there = assignments.get(id).value;
            if (!there.did().equals(number) || !there.account().equals(account)) {
                throw new AssignmentConflictException(id, "on other terms");
            }
            return new AssignResult.Assigned(there, true);
        }
        Optional<OrderRefusal> refusal = whyNot(number, account);
        if (refusal.isPresent()) return new AssignResult.Refused(refusal.get());
        Number there = number(number);
        Owned owned = new Owned();
        Money setup = there.terms.tariff().setup();
        Money monthly = there.terms.tariff().monthly();
        owned.zone = accounts.find(account).orElseThrow().terms().zone();
        owned.value = assignment(id, number, account, setup, monthly, clock.instant(), 0);
        List<Booking> fees = new ArrayList<>();
        if (setup.isPositive()) {
            fees.add(fee(owned.value, "setup", setup, EntryCode.DID_SETUP_FEE));
        }
        if (monthly.isPositive()) fees.add(monthlyFee(owned.value));
        if (!fees.isEmpty() && !(ledger.book(fees) instanceof BookResult.Booked)) {
            return new AssignResult.Refused(OrderRefusal.FUNDS_INSUFFICIENT);
        }
        if (monthly.isPositive()) payMonth(owned);
        there.status = DidStatus.ASSIGNED;
        there.account = account;
        there.reservedUntil = null;
        there.assignment = id;
        assignments.put(id, owned);
        tell(EventKind.DID_ASSIGNED, account, Map.of("did", number.digits()));
        return new AssignResult.Assigned(owned.value, false);
    }

    private static DidAssignment assignment(
            AssignmentId id,
            PhoneNumber number,
            AccountId account,
            Money setup,
            Money monthly,
            Instant at,
            int months) {
        return new DidAssignment(
                id,
                number,
                account,
                setup,
                monthly,
                at,
                months,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Booking monthlyFee(DidAssignment of) {
        return fee(of, "month:" + of.monthsPaid(), of.monthly(), EntryCode.DID_MONTHLY_FEE);
    }

    private static Booking fee(DidAssignment of, String name, Money amount, EntryCode code) {
        return Booking.debit(
                new EntryId("did:" + of.id() + ":" + name),
                of.account(),
                SystemAccount.REVENUE,
                amount,
                code,
                of.id().reference());
    }

    private static LocalDate day(Owned owned, int month) {
        return owned.value.assignedAt().atZone(owned.zone).toLocalDate().plusMonths(month);
    }

    private static void payMonth(Owned owned) {
        DidAssignment of = owned.value;
        int paid = of.monthsPaid() + 1;
        Instant due = day(owned, paid).atStartOfDay(owned.zone).toInstant();
        owned.value = new DidAssignment(
                of.id(),
                of.did(),
                of.account(),
                of.setup(),
                of.monthly(),
                of.assignedAt(),
                paid,
                Optional.of(due),
                Optional.empty(),
                "");
    }

    @Override
    public synchronized Optional<DidAssignment> release(AssignmentId id, String reason) {
        if (!reason.matches("[ -~]{1,255}")) throw new IllegalArgumentException("reason");
        Owned owned = assignments.get(id);
        if (owned == null) return Optional.empty();
        DidAssignment of = owned.value;
        if (of.releasedAt().isPresent()) return Optional.of(of);
        owned.value = new DidAssignment(
                of.id(),
                of.did(),
                of.account(),
                of.setup(),
                of.monthly(),
                of.assignedAt(),
                of.monthsPaid(),
                Optional.empty(),
                Optional.of(clock.instant()),
                reason);
        free(numbers.get(of.did().digits()));
        Map<String, String> facts = Map.of("did", of.did().digits(), "reason", reason);
        tell(EventKind.DID_RELEASED, of.account(), facts);
        return Optional.of(owned.value);
    }

    @Override
    public synchronized Optional<DidAssignment> findAssignment(AssignmentId id) {
        return Optional.ofNullable(assignments.get(id)).map(owned -> owned.value);
    }

    @Override
    public synchronized List<DidAssignment> history(PhoneNumber number, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        Comparator<DidAssignment> oldestFirst = Comparator.comparing(DidAssignment::assignedAt)
                .thenComparing(of -> of.id().value());
        return assignments.values().stream()
                .map(owned -> owned.value)
                .filter(of -> of.did().equals(number))
                .sorted(Collections.reverseOrder(oldestFirst))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean setTargets(AssignmentId id, List<DidTarget> targets) {
        long priorities = targets.stream().map(DidTarget::priority).distinct().count();
        if (targets.size() > 20 || priorities < targets.size()) {
            throw new IllegalArgumentException("targets: " + targets);
        }
        Owned owned = assignments.get(id);
        if (owned == null || owned.value.releasedAt().isPresent()) return false;
        owned.targets = targets.stream()
                .sorted(Comparator.comparing(DidTarget::priority))
                .toList();
        return true;
    }

    @Override
    public synchronized List<DidTarget> targets(AssignmentId id) {
        return assignments.containsKey(id) ? assignments.get(id).targets : List.of();
    }

    @Override
    public synchronized boolean validate(AssignmentId id, int priority, String address) {
        List<DidTarget> after = targets(id).stream()
                .map(target -> target.priority() == priority && target.address().equals(address)
                        ? target.withValidated(true)
                        : target)
                .toList();
        if (assignments.containsKey(id)) assignments.get(id).targets = after;
        return after.stream()
                .anyMatch(target -> target.priority() == priority
                        && target.address().equals(address)
                        && target.validated());
    }

    @Override
    public synchronized Optional<DidRoute> route(PhoneNumber called) {
        Instant now = clock.instant();
        Optional<Did> did = find(called).filter(found -> found.terms().isValidAt(now));
        if (did.isEmpty() || did.get().assignment().isEmpty()) return Optional.empty();
        Owned owned = assignments.get(did.get().assignment().get());
        Account owner = accounts.find(owned.value.account()).orElseThrow();
        if (owner.status() != AccountStatus.ACTIVE) return Optional.empty();
        List<DidTarget> ringing =
                owned.targets.stream().filter(target -> target.ringsAt(now)).toList();
        return Optional.of(new DidRoute(did.get(), owned.value, ringing));
    }

    @Override
    public Dids within(Transaction transaction) {
        return this;
    }

    private void tell(EventKind kind, AccountId account, Map<String, String> facts) {
        outbox.add(null, Event.of(kind, account, facts));
    }

    /** Charges the monthly fees of these numbers. */
    public DidFees fees(DidFeePolicy policy) {
        return () -> billDue(policy);
    }

    private synchronized FeeReport billDue(DidFeePolicy policy) {
        Instant horizon = clock.instant().plus(Duration.ofDays(policy.daysAhead()));
        Map<Currency, Money> charged = new HashMap<>();
        List<Owned> behind = new ArrayList<>();
        int months = 0;
        int released = 0;
        Optional<Owned> due = firstDue(horizon, behind);
        while (due.isPresent()) {
            Owned owned = due.get();
            if (ledger.book(monthlyFee(owned.value)) instanceof BookResult.Booked) {
                Money fee = owned.value.monthly();
                tellOfMonth(
                        EventKind.DID_FEE_CHARGED,
                        owned,
                        Map.of(
                                "amount", fee.amount().toPlainString(),
                                "currency", fee.currency().getCurrencyCode()));
                payMonth(owned);
                charged.merge(fee.currency(), fee, Money::plus);
                months++;
            } else if (releases(owned, policy)) {
                released++;
            } else {
                behind.add(owned);
            }
            due = firstDue(horizon, behind);
        }
        return new FeeReport(months, charged, behind.size(), released);
    }

    private Optional<Owned> firstDue(Instant horizon, List<Owned> behind) {
        return assignments.values().stream()
                .filter(owned -> owned.value.dueAt().isPresent() && !behind.contains(owned))
                .filter(owned -> !owned.value.dueAt().get().isAfter(horizon))
                .min(Comparator.comparing((Owned owned) -> owned.value.dueAt().get())
                        .thenComparing(owned -> owned.value.id().value()));
    }

    private boolean releases(Owned owned, DidFeePolicy policy) {
        DidAssignment of = owned.value;
        Instant releaseAt = of.dueAt().orElseThrow().plus(Duration.ofDays(policy.graceDays()));
        if (owned.told < of.monthsPaid()) {
            owned.told = of.monthsPaid();
            Map<String, String> facts = Map.of("releaseAt", releaseAt.toString());
            tellOfMonth(EventKind.DID_FEE_UNPAID, owned, facts);
        }
        if (clock.instant().isBefore(releaseAt)) return false;
        release(of.id(), "fee unpaid since " + day(owned, of.monthsPaid()));
        return true;
    }

    private void tellOfMonth(EventKind kind, Owned owned, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("did", owned.value.did().digits());
        facts.put("period", day(owned, owned.value.monthsPaid()).toString());
        tell(kind, owned.value.account(), facts);
    }
}
