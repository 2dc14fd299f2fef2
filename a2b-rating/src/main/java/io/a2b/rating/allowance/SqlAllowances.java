package io.a2b.rating.allowance;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldConflictException;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.allowance.AllowanceHoldMapper.ExtensionRow;
import io.a2b.rating.allowance.AllowanceHoldMapper.UsageRow;
import io.a2b.rating.allowance.AllowanceMapper.AllowanceRow;
import io.a2b.rating.allowance.AllowanceMapper.DestinationRow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Allowances in SQL. The row of a usage is what all calls of an account wait for, so it comes last:
 * the row of the hold first, which only one call wants, then one guarded statement on the usage.
 */
final class SqlAllowances implements Allowances {
    private static final int DESTINATIONS_PER_INSERT = 500;
    private static final Duration TIME_TO_LIVE_MAX = Duration.ofDays(366);

    private final Transactor transactor;
    private final Clock clock;

    SqlAllowances(Transactor transactor, Clock clock) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public void save(Allowance allowance) {
        AllowanceRow row = AllowanceRow.of(allowance, now());
        List<String> destinations = List.copyOf(allowance.coverage().destinations());
        transactor.inTransaction(tx -> {
            AllowanceMapper mapper = tx.mapper(AllowanceMapper.class);
            // two first saves at once: one fails on the key and runs again
            if (mapper.update(row) == 0) mapper.insert(row);
            mapper.deleteDestinations(row.name());
            for (int from = 0; from < destinations.size(); from += DESTINATIONS_PER_INSERT) {
                int to = Math.min(from + DESTINATIONS_PER_INSERT, destinations.size());
                mapper.insertDestinations(row.name(), destinations.subList(from, to));
            }
            return row;
        });
    }

    @Override
    public Optional<Allowance> find(String name) {
        Allowance.requireName(name);
        return transactor.inTransaction(tx -> {
            AllowanceMapper mapper = tx.mapper(AllowanceMapper.class);
            List<AllowanceRow> rows = mapper.find(name).map(List::of).orElse(List.of());
            return withDestinations(mapper, rows).stream().findFirst();
        });
    }

    @Override
    public List<Allowance> list(String after, int limit) {
        requireNonNull(after, "after");
        requireLimit(limit);
        return transactor.inTransaction(tx -> {
            AllowanceMapper mapper = tx.mapper(AllowanceMapper.class);
            return withDestinations(mapper, mapper.list(after, limit));
        });
    }

    private static List<Allowance> withDestinations(
            AllowanceMapper mapper, List<AllowanceRow> rows) {
        if (rows.isEmpty()) return List.of();
        String first = rows.get(0).name();
        String last = rows.get(rows.size() - 1).name();
        Map<String, Set<String>> destinations = mapper.destinations(first, last).stream()
                .collect(groupingBy(
                        DestinationRow::allowance, mapping(DestinationRow::destination, toSet())));
        return rows.stream()
                .map(row -> row.toAllowance(destinations.getOrDefault(row.name(), Set.of())))
                .toList();
    }

    @Override
    public AllowanceLeft left(AccountId account, Allowance allowance, ZoneId zone, Instant at) {
        AllowancePeriod.Span period = allowance.period().at(zone, at);
        AllowanceUsage usage = transactor.inTransaction(tx -> tx.mapper(AllowanceHoldMapper.class)
                .findUsage(account.value(), allowance.name(), period.startDate())
                .map(UsageRow::toUsage)
                .orElse(AllowanceUsage.none(account, allowance.name(), period.startDate())));
        return new AllowanceLeft(allowance, period, usage);
    }

    @Override
    public AllowanceHoldResult place(
            HoldId id,
            AccountId account,
            Allowance allowance,
            ZoneId zone,
            Instant at,
            long secondsAsked,
            Duration timeToLive) {
        requireSeconds(secondsAsked, 1, "secondsAsked");
        Instant now = now();
        AllowanceHoldRow asked = AllowanceHoldRow.placed(
                id,
                account,
                allowance,
                allowance.period().at(zone, at).startDate(),
                secondsAsked,
                now,
                expiry(now, timeToLive));
        return transactor.inTransaction(tx -> {
            AllowanceHoldMapper mapper = tx.mapper(AllowanceHoldMapper.class);
            if (mapper.insertHold(asked) == 0) return placedBefore(mapper, asked);
            long granted = reserve(mapper, asked, 1, secondsAsked);
            if (granted == 0) {
                mapper.deleteHold(asked.id()); // a larger transaction may go on and commit
                return new AllowanceHoldResult.Refused(AllowanceHoldResult.Reason.EXHAUSTED);
            }
            AllowanceHoldRow held = asked.granted(granted);
            if (granted < secondsAsked) mapper.updateHold(held);
            return new AllowanceHoldResult.Held(held.toHold(), granted);
        });
    }

    private static AllowanceHoldResult placedBefore(
            AllowanceHoldMapper mapper, AllowanceHoldRow asked) {
        AllowanceHoldRow found = mapper.findHold(asked.id())
                .orElseThrow(() -> corrupt(asked.id() + ": taken, but not to be found"));
        HoldId id = asked.holdId();
        requireSame(id, "account", found.accountId(), asked.accountId());
        requireSame(id, "allowance", found.allowance(), asked.allowance());
        requireSame(id, "seconds asked", found.askedSeconds(), asked.askedSeconds());
        return new AllowanceHoldResult.Held(found.toHold(), found.placedSeconds());
    }

    /** Sets aside what there is, but no more than {@code seconds}; 0: nothing is left. */
    private static long reserve(
            AllowanceHoldMapper mapper, AllowanceHoldRow hold, int calls, long seconds) {
        if (tryReserve(mapper, hold, calls, seconds)) return seconds;
        long granted = grantable(hold, lockUsage(mapper, hold), calls, seconds);
        if (granted > 0 && !tryReserve(mapper, hold, calls, granted)) {
            throw corrupt(describe(hold));
        }
        return granted;
    }

    private static boolean tryReserve(
            AllowanceHoldMapper mapper, AllowanceHoldRow hold, int calls, long seconds) {
        return mapper.reserve(hold, calls, seconds, hold.secondsMax() - seconds) == 1;
    }

    private static long grantable(
            AllowanceHoldRow hold, AllowanceUsage usage, int calls, long seconds) {
        long left = usage.unitsLeft(hold.kind(), hold.amount());
        switch (hold.kind()) {
            case UNLIMITED:
                return seconds;
            case CALLS:
                return left >= calls ? seconds : 0;
            case SECONDS:
                return Math.min(seconds, left);
        }
        throw new AssertionError(hold.kind());
    }

    /** Locks the row, made if need be, so that the answer cannot change. */
    private static AllowanceUsage lockUsage(AllowanceHoldMapper mapper, AllowanceHoldRow hold) {
        Optional<UsageRow> usage = mapper.lockUsage(hold);
        if (usage.isEmpty()) {
            mapper.insertUsage(hold);
            usage = mapper.lockUsage(hold);
        }
        return usage.orElseThrow(() -> corrupt(describe(hold))).toUsage();
    }

    @Override
    public AllowanceExtendResult extend(
            HoldId id, int step, long moreSeconds, Duration timeToLive) {
        if (step < 1) throw new IllegalArgumentException("step: " + step);
        requireSeconds(moreSeconds, 1, "moreSeconds");
        Instant expiry = expiry(now(), timeToLive);
        return transactor.inTransaction(tx -> {
            AllowanceHoldMapper mapper = tx.mapper(AllowanceHoldMapper.class);
            Optional<AllowanceHoldRow> found = mapper.lockHold(id.value());
            if (found.isEmpty()) return notExtended(AllowanceExtendResult.Reason.HOLD_UNKNOWN);
            AllowanceHoldRow hold = found.get();
            Optional<ExtensionRow> earlier = mapper.findExtension(hold.id(), step);
            if (earlier.isPresent()) {
                ExtensionRow done = earlier.get();
                requireSame(id, "more in step " + step, done.askedSeconds(), moreSeconds);
                return new AllowanceExtendResult.Extended(hold.toHold(), done.grantedSeconds());
            }
            if (hold.state() != HoldState.OPEN) {
                return notExtended(AllowanceExtendResult.Reason.HOLD_RESOLVED);
            }
            long granted = reserve(mapper, hold, 0, moreSeconds);
            if (granted == 0) return notExtended(AllowanceExtendResult.Reason.EXHAUSTED);
            AllowanceHoldRow extended = hold.extended(granted, expiry);
            mapper.insertExtension(new ExtensionRow(hold.id(), step, moreSeconds, granted));
            mapper.updateHold(extended);
            return new AllowanceExtendResult.Extended(extended.toHold(), granted);
        });
    }

    private static AllowanceExtendResult notExtended(AllowanceExtendResult.Reason reason) {
        return new AllowanceExtendResult.Refused(reason);
    }

    @Override
    public AllowancePostResult post(HoldId id, long secondsUsed) {
        requireSeconds(secondsUsed, 0, "secondsUsed");
        Instant now = now();
        return transactor.inTransaction(tx -> {
            AllowanceHoldMapper mapper = tx.mapper(AllowanceHoldMapper.class);
            Optional<AllowanceHoldRow> found = mapper.lockHold(id.value());
            if (found.isEmpty()) {
                return new AllowancePostResult.Refused(AllowancePostResult.Reason.HOLD_UNKNOWN);
            }
            AllowanceHoldRow hold = found.get();
            switch (hold.state()) {
                case OPEN:
                    return postOpen(mapper, hold, secondsUsed, now);
                case EXPIRED:
                    return postExpired(mapper, hold, secondsUsed, now);
                case POSTED:
                    long before = Math.addExact(hold.coveredSeconds(), hold.uncoveredSeconds());
                    requireSame(id, "seconds used", before, secondsUsed);
                    return posted(hold, true);
                case VOIDED:
                    return new AllowancePostResult.Refused(AllowancePostResult.Reason.HOLD_VOIDED);
            }
            throw new AssertionError(hold.state());
        });
    }

    private static AllowancePostResult postOpen(
            AllowanceHoldMapper mapper, AllowanceHoldRow hold, long used, Instant now) {
        long covered = hold.coverable(used);
        AllowanceHoldRow posted = hold.resolved(HoldState.POSTED, 1, covered, used, now);
        mapper.updateHold(posted);
        settle(mapper, posted, 1, hold.heldSeconds());
        return posted(posted, false);
    }

    /** What it set aside is free since it expired, so what others left of it decides. */
    private static AllowancePostResult postExpired(
            AllowanceHoldMapper mapper, AllowanceHoldRow hold, long used, Instant now) {
        long left = lockUsage(mapper, hold).unitsLeft(hold.kind(), hold.amount());
        int calls = left > 0 ? 1 : 0;
        long covered = calls == 0 ? 0 : hold.coverable(used);
        if (hold.kind() == Allowance.Kind.SECONDS) covered = Math.min(covered, left);
        AllowanceHoldRow posted = hold.resolved(HoldState.POSTED, calls, covered, used, now);
        mapper.updateHold(posted);
        settle(mapper, posted, 0, 0);
        return posted(posted, false);
    }

    private static void settle(
            AllowanceHoldMapper mapper, AllowanceHoldRow hold, int calls, long seconds) {
        if (mapper.settle(hold, calls, seconds) != 1) throw corrupt(describe(hold));
    }

    private static AllowancePostResult posted(AllowanceHoldRow hold, boolean replay) {
        return new AllowancePostResult.Posted(
                hold.holdId(), hold.coveredSeconds(), hold.uncoveredSeconds(), replay);
    }

    @Override
    public AllowanceVoidResult voidHold(HoldId id) {
        return release(id, HoldState.VOIDED, now());
    }

    @Override
    public AllowanceVoidResult expire(HoldId id) {
        return release(id, HoldState.EXPIRED, now());
    }

    private AllowanceVoidResult release(HoldId id, HoldState how, Instant now) {
        return transactor.inTransaction(tx -> {
            AllowanceHoldMapper mapper = tx.mapper(AllowanceHoldMapper.class);
            Optional<AllowanceHoldRow> found = mapper.lockHold(id.value());
            if (found.isEmpty()) return notReleased(AllowanceVoidResult.Reason.HOLD_UNKNOWN);
            AllowanceHoldRow hold = found.get();
            if (hold.state() == HoldState.POSTED) {
                return notReleased(AllowanceVoidResult.Reason.HOLD_POSTED);
            }
            if (hold.state() != HoldState.OPEN) {
                return new AllowanceVoidResult.Released(hold.toHold(), true);
            }
            if (how == HoldState.EXPIRED && now.isBefore(hold.expiresAt())) {
                return notReleased(AllowanceVoidResult.Reason.HOLD_NOT_DUE);
            }
            AllowanceHoldRow released = hold.resolved(how, 0, 0, 0, now);
            mapper.updateHold(released);
            settle(mapper, released, 1, hold.heldSeconds());
            return new AllowanceVoidResult.Released(released.toHold(), false);
        });
    }

    private static AllowanceVoidResult notReleased(AllowanceVoidResult.Reason reason) {
        return new AllowanceVoidResult.Refused(reason);
    }

    @Override
    public Optional<AllowanceHold> findHold(HoldId id) {
        return transactor.inTransaction(tx -> tx.mapper(AllowanceHoldMapper.class)
                .findHold(id.value())
                .map(AllowanceHoldRow::toHold));
    }

    @Override
    public List<AllowanceHold> overdueHolds(Instant now, int limit) {
        requireLimit(limit);
        return transactor.inTransaction(
                tx -> tx.mapper(AllowanceHoldMapper.class).overdueHolds(now, limit).stream()
                        .map(AllowanceHoldRow::toHold)
                        .toList());
    }

    @Override
    public List<AllowanceUsage> usage(AccountId account, int limit) {
        requireLimit(limit);
        return transactor.inTransaction(
                tx -> tx.mapper(AllowanceHoldMapper.class).usages(account.value(), limit).stream()
                        .map(UsageRow::toUsage)
                        .toList());
    }

    @Override
    public List<String> audit() {
        return transactor.inTransaction(tx -> tx.mapper(AllowanceHoldMapper.class).audit().stream()
                .map(row -> "account " + row.accountId() + ", allowance " + row.allowance()
                        + ", period " + row.periodStart() + ": usage differs from its holds")
                .toList());
    }

    @Override
    public Allowances within(Transaction transaction) {
        return new SqlAllowances(transaction, clock);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what the database keeps
    }

    private static Instant expiry(Instant now, Duration timeToLive) {
        boolean fits = !timeToLive.isNegative()
                && !timeToLive.isZero()
                && timeToLive.compareTo(TIME_TO_LIVE_MAX) <= 0;
        if (!fits) throw new IllegalArgumentException("timeToLive: " + timeToLive);
        return now.plus(timeToLive).truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireSeconds(long seconds, long least, String name) {
        if (seconds < least || seconds > SECONDS_MAX) {
            throw new IllegalArgumentException(name + ": " + seconds);
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    private static void requireSame(HoldId id, String term, Object before, Object now) {
        if (before.equals(now)) return;
        throw new HoldConflictException(id, term + " was " + before + ", is now " + now);
    }

    private static String describe(AllowanceHoldRow hold) {
        return "usage of allowance " + hold.allowance() + " by account " + hold.accountId()
                + " contradicts its holds";
    }

    private static A2bException corrupt(String what) {
        return new A2bException(ErrorCode.DATA_CORRUPT, what);
    }
}
