package io.a2b.rating.allowance;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldConflictException;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.persistence.Transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Allowances in maps. What is used is added up from the holds each time, so it cannot differ. */
public final class InMemoryAllowances implements Allowances {
    private final Clock clock;
    private final Map<String, Allowance> definitions = new TreeMap<>();
    private final Map<HoldId, Entry> holds = new HashMap<>();

    public InMemoryAllowances(Clock clock) {
        this.clock = clock;
    }

    private record Step(long asked, long granted) {}

    private static final class Entry {
        final Allowance terms;
        final long asked;
        final long placed;
        final Map<Integer, Step> steps = new HashMap<>();
        AllowanceHold hold;
        long calls;
        long covered;
        long uncovered;

        Entry(Allowance terms, AllowanceHold hold, long asked) {
            this.terms = terms;
            this.asked = asked;
            this.placed = hold.seconds();
            this.hold = hold;
        }

        void change(long seconds, Instant expiry, HoldState state) {
            hold = new AllowanceHold(
                    hold.id(),
                    hold.account(),
                    hold.allowance(),
                    hold.kind(),
                    hold.periodStart(),
                    seconds,
                    expiry,
                    state);
        }

        boolean isOpen() {
            return hold.state() == HoldState.OPEN;
        }
    }

    @Override
    public synchronized void save(Allowance allowance) {
        definitions.put(allowance.name(), allowance);
    }

    @Override
    public synchronized Optional<Allowance> find(String name) {
        require(name.matches("[A-Za-z0-9._-]{1,64}"), "name", name);
        return Optional.ofNullable(definitions.get(name));
    }

    @Override
    public synchronized List<Allowance> list(String after, int limit) {
        require(limit >= 1 && limit <= 1000, "limit", limit);
        return definitions.values().stream()
                .filter(allowance -> allowance.name().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized AllowanceLeft left(
            AccountId account, Allowance allowance, ZoneId zone, Instant at) {
        AllowancePeriod.Span period = allowance.period().at(zone, at);
        return new AllowanceLeft(
                allowance, period, usageOf(account, allowance.name(), period.startDate()));
    }

    @Override
    public synchronized AllowanceHoldResult place(
            HoldId id,
            AccountId account,
            Allowance allowance,
            ZoneId zone,
            Instant at,
            long secondsAsked,
            Duration timeToLive) {
        requireSeconds(secondsAsked, 1);
        Instant expiry = expiry(timeToLive);
        Entry earlier = holds.get(id);
        if (earlier != null) {
            requireSame(id, earlier.hold.account(), account);
            requireSame(id, earlier.hold.allowance(), allowance.name());
            requireSame(id, earlier.asked, secondsAsked);
            return new AllowanceHoldResult.Held(earlier.hold, earlier.placed);
        }
        LocalDate start = allowance.period().at(zone, at).startDate();
        long granted = grantable(account, allowance, start, 1, secondsAsked);
        if (granted == 0) {
            return new AllowanceHoldResult.Refused(AllowanceHoldResult.Reason.EXHAUSTED);
        }
        AllowanceHold hold = new AllowanceHold(
                id,
                account,
                allowance.name(),
                allowance.kind(),
                start,
                granted,
                expiry,
                HoldState.OPEN);
        holds.put(id, new Entry(allowance, hold, secondsAsked));
        return new AllowanceHoldResult.Held(hold, granted);
    }

    @Override
    public synchronized AllowanceExtendResult extend(
            HoldId id, int step, long moreSeconds, Duration timeToLive) {
        require(step >= 1, "step", step);
        requireSeconds(moreSeconds, 1);
        Instant expiry = expiry(timeToLive);
        Entry entry = holds.get(id);
        if (entry == null) {
            return new AllowanceExtendResult.Refused(AllowanceExtendResult.Reason.HOLD_UNKNOWN);
        }
        Step earlier = entry.steps.get(step);
        if (earlier != null) {
            requireSame(id, earlier.asked(), moreSeconds);
            return new AllowanceExtendResult.Extended(entry.hold, earlier.granted());
        }
        if (!entry.isOpen()) {
            return new AllowanceExtendResult.Refused(AllowanceExtendResult.Reason.HOLD_RESOLVED);
        }
        AllowanceHold hold = entry.hold;
        long granted = grantable(hold.account(), entry.terms, hold.periodStart(), 0, moreSeconds);
        if (granted == 0) {
            return new AllowanceExtendResult.Refused(AllowanceExtendResult.Reason.EXHAUSTED);
        }
        entry.steps.put(step, new Step(moreSeconds, granted));
        entry.change(hold.seconds() + granted, expiry, HoldState.OPEN);
        return new AllowanceExtendResult.Extended(entry.hold, granted);
    }

    @Override
    public synchronized AllowancePostResult post(HoldId id, long secondsUsed) {
        requireSeconds(secondsUsed, 0);
        Entry entry = holds.get(id);
        if (entry == null) {
            return new AllowancePostResult.Refused(AllowancePostResult.Reason.HOLD_UNKNOWN);
        }
        AllowanceHold hold = entry.hold;
        switch (hold.state()) {
            case VOIDED:
                return new AllowancePostResult.Refused(AllowancePostResult.Reason.HOLD_VOIDED);
            case POSTED:
                requireSame(id, entry.covered + entry.uncovered, secondsUsed);
                return new AllowancePostResult.Posted(id, entry.covered, entry.uncovered, true);
            case OPEN:
                entry.calls = 1;
                entry.covered = hold.kind() == Allowance.Kind.SECONDS
                        ? Math.min(secondsUsed, hold.seconds())
                        : secondsUsed;
                break;
            case EXPIRED:
                long wanted = Math.max(1, secondsUsed);
                long most = grantable(hold.account(), entry.terms, hold.periodStart(), 1, wanted);
                if (hold.kind() == Allowance.Kind.SECONDS) most = Math.min(most, hold.seconds());
                entry.calls = most > 0 ? 1 : 0;
                entry.covered = Math.min(secondsUsed, most);
                break;
        }
        entry.uncovered = secondsUsed - entry.covered;
        entry.change(hold.seconds(), hold.expiresAt(), HoldState.POSTED);
        return new AllowancePostResult.Posted(id, entry.covered, entry.uncovered, false);
    }

    @Override
    public synchronized AllowanceVoidResult voidHold(HoldId id) {
        return release(id, HoldState.VOIDED);
    }

    @Override
    public synchronized AllowanceVoidResult expire(HoldId id) {
        return release(id, HoldState.EXPIRED);
    }

    private AllowanceVoidResult release(HoldId id, HoldState how) {
        Entry entry = holds.get(id);
        if (entry == null) {
            return new AllowanceVoidResult.Refused(AllowanceVoidResult.Reason.HOLD_UNKNOWN);
        }
        AllowanceHold hold = entry.hold;
        if (hold.state() == HoldState.POSTED) {
            return new AllowanceVoidResult.Refused(AllowanceVoidResult.Reason.HOLD_POSTED);
        }
        if (!entry.isOpen()) return new AllowanceVoidResult.Released(hold, true);
        if (how == HoldState.EXPIRED && clock.instant().isBefore(hold.expiresAt())) {
            return new AllowanceVoidResult.Refused(AllowanceVoidResult.Reason.HOLD_NOT_DUE);
        }
        entry.change(hold.seconds(), hold.expiresAt(), how);
        return new AllowanceVoidResult.Released(entry.hold, false);
    }

    @Override
    public synchronized Optional<AllowanceHold> findHold(HoldId id) {
        return Optional.ofNullable(holds.get(id)).map(entry -> entry.hold);
    }

    @Override
    public synchronized List<AllowanceHold> overdueHolds(Instant now, int limit) {
        require(limit >= 1 && limit <= 1000, "limit", limit);
        return holds.values().stream()
                .filter(entry -> entry.isOpen() && !entry.hold.expiresAt().isAfter(now))
                .map(entry -> entry.hold)
                .sorted(Comparator.comparing(AllowanceHold::expiresAt)
                        .thenComparing(hold -> hold.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<AllowanceUsage> usage(AccountId account, int limit) {
        require(limit >= 1 && limit <= 1000, "limit", limit);
        return holds.values().stream()
                .map(entry -> entry.hold)
                .filter(hold -> hold.account().equals(account))
                .map(hold -> usageOf(account, hold.allowance(), hold.periodStart()))
                .distinct()
                .sorted(Comparator.comparing(AllowanceUsage::periodStart)
                        .reversed()
                        .thenComparing(AllowanceUsage::allowance))
                .limit(limit)
                .toList();
    }

    @Override
    public List<String> audit() {
        return List.of();
    }

    @Override
    public Allowances within(Transaction transaction) {
        return this;
    }

    private AllowanceUsage usageOf(AccountId account, String allowance, LocalDate start) {
        long callsPosted = 0;
        long secondsPosted = 0;
        long callsHeld = 0;
        long secondsHeld = 0;
        for (Entry entry : holds.values()) {
            AllowanceHold hold = entry.hold;
            boolean counts = hold.account().equals(account)
                    && hold.allowance().equals(allowance)
                    && hold.periodStart().equals(start);
            if (!counts) continue;
            callsPosted += entry.calls;
            secondsPosted += entry.covered;
            if (!entry.isOpen()) continue;
            callsHeld++;
            secondsHeld += hold.seconds();
        }
        return new AllowanceUsage(
                account, allowance, start, callsPosted, secondsPosted, callsHeld, secondsHeld);
    }

    private long grantable(
            AccountId account, Allowance terms, LocalDate start, int calls, long seconds) {
        AllowanceUsage used = usageOf(account, terms.name(), start);
        switch (terms.kind()) {
            case UNLIMITED:
                return seconds;
            case CALLS:
                boolean fits = used.callsPosted() + used.callsHeld() + calls <= terms.amount();
                return calls == 0 || fits ? seconds : 0;
            case SECONDS:
                long left = terms.amount() - used.secondsPosted() - used.secondsHeld();
                return Math.min(seconds, Math.max(0, left));
        }
        throw new AssertionError(terms.kind());
    }

    private Instant expiry(Duration timeToLive) {
        boolean fits = !timeToLive.isNegative()
                && !timeToLive.isZero()
                && timeToLive.compareTo(Duration.ofDays(366)) <= 0;
        require(fits, "timeToLive", timeToLive);
        return clock.instant().plus(timeToLive);
    }

    private static void requireSeconds(long seconds, long least) {
        require(seconds >= least && seconds <= SECONDS_MAX, "seconds", seconds);
    }

    private static void require(boolean fits, String name, Object value) {
        if (!fits) throw new IllegalArgumentException(name + ": " + value);
    }

    private static void requireSame(HoldId id, Object before, Object now) {
        if (!before.equals(now)) throw new HoldConflictException(id, before + ", now " + now);
    }
}
