package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.did.DayUsage;
import io.a2b.core.did.DidReports;
import io.a2b.core.did.DidUsage;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sums over any call detail records, for tests: reads all of the time that is asked for. */
public final class InMemoryDidReports implements DidReports {
    private static final int PAGE = 1000;

    private record Key(String did, String currency) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::did).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final CallDetailRecords records;

    public InMemoryDidReports(CallDetailRecords records) {
        this.records = requireNonNull(records, "records");
    }

    @Override
    public List<DidUsage> usage(Instant from, Instant until, Optional<DidUsage> after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        TreeMap<Key, List<CallDetailRecord>> legs = legs(from, until);
        return after
                .map(last -> legs.tailMap(key(last.did(), last.charge()), false))
                .orElse(legs)
                .values()
                .stream()
                .limit(limit)
                .map(InMemoryDidReports::sum)
                .toList();
    }

    @Override
    public List<DayUsage> days(PhoneNumber did, LocalDate from, LocalDate until, ZoneId zone) {
        if (ChronoUnit.DAYS.between(from, until) > 366) {
            throw new IllegalArgumentException("until: more than 366 days after " + from);
        }
        List<DayUsage> days = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            LocalDate today = day;
            Instant begins = day.atStartOfDay(zone).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
            legs(begins, ends).values().stream()
                    .map(InMemoryDidReports::sum)
                    .filter(usage -> usage.did().equals(did))
                    .forEach(usage -> days.add(new DayUsage(today, usage)));
        }
        return days;
    }

    private TreeMap<Key, List<CallDetailRecord>> legs(Instant from, Instant until) {
        TreeMap<Key, List<CallDetailRecord>> legs = new TreeMap<>();
        List<CallDetailRecord> page = records.list(from, until, PAGE);
        while (!page.isEmpty()) {
            for (CallDetailRecord leg : page) {
                leg.did()
                        .ifPresent(did -> legs.computeIfAbsent(
                                        key(did, leg.bill().charge()), key -> new ArrayList<>())
                                .add(leg));
            }
            page = records.listAfter(page.get(page.size() - 1), until, PAGE);
        }
        return legs;
    }

    private static Key key(PhoneNumber did, Money charge) {
        return new Key(did.digits(), charge.currency().getCurrencyCode());
    }

    /** @param legs of one number and currency, at least one */
    private static DidUsage sum(List<CallDetailRecord> legs) {
        List<CallDetailRecord> cameIn =
                legs.stream().filter(leg -> Forwarding.of(leg.call()).isEmpty()).toList();
        return new DidUsage(
                legs.get(0).did().orElseThrow(),
                cameIn.stream().map(CallDetailRecord::call).distinct().count(),
                legs.size(),
                cameIn.stream().mapToLong(leg -> leg.bill().talkSeconds()).sum(),
                legs.stream().mapToLong(leg -> leg.bill().billedSeconds()).sum(),
                legs.stream()
                        .map(leg -> leg.bill().charge())
                        .reduce(Money::plus)
                        .orElseThrow());
    }
}
