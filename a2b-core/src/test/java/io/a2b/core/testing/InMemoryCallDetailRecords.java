package io.a2b.core.testing;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Call detail records without a database, for tests. They roll back with the transactions of an
 * {@link InMemoryTransactor} they are part of.
 */
public final class InMemoryCallDetailRecords implements CallDetailRecords, InMemoryTransactor.Part {
    private static final Comparator<CallDetailRecord> OLDEST_FIRST = comparing(
                    (CallDetailRecord leg) -> leg.times().startedAt())
            .thenComparing(leg -> leg.call().value())
            .thenComparing(CallDetailRecord::leg);

    private final Outbox outbox;
    private final List<CallDetailRecord> records = new ArrayList<>();

    public InMemoryCallDetailRecords() {
        this(Outbox.none());
    }

    /** @param outbox told at once of each record; its transaction is null */
    public InMemoryCallDetailRecords(Outbox outbox) {
        this.outbox = requireNonNull(outbox, "outbox");
    }

    @Override
    public synchronized void write(CallDetailRecord callDetailRecord) {
        boolean there = of(callDetailRecord.call()).stream()
                .anyMatch(leg -> leg.leg() == callDetailRecord.leg());
        if (there) return;
        records.add(callDetailRecord);
        Money charge = callDetailRecord.bill().charge();
        Map<String, String> facts = Map.of(
                "call", callDetailRecord.call().value(),
                "leg", Integer.toString(callDetailRecord.leg()),
                "disposition", callDetailRecord.disposition().name(),
                "charge", charge.amount().toPlainString(),
                "currency", charge.currency().getCurrencyCode());
        outbox.add(null, Event.of(EventKind.CALL_RECORDED, callDetailRecord.account(), facts));
    }

    @Override
    public synchronized List<CallDetailRecord> of(CallId call) {
        return records.stream()
                .filter(leg -> leg.call().equals(call))
                .sorted(comparing(CallDetailRecord::leg))
                .toList();
    }

    @Override
    public synchronized List<CallDetailRecord> latest(AccountId account, int limit) {
        requireLimit(limit);
        return records.stream()
                .filter(leg -> leg.account().equals(account))
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<CallDetailRecord> list(Instant from, Instant until, int limit) {
        return listWhere(leg -> !leg.times().startedAt().isBefore(from), until, limit);
    }

    @Override
    public synchronized List<CallDetailRecord> listAfter(
            CallDetailRecord last, Instant until, int limit) {
        return listWhere(leg -> OLDEST_FIRST.compare(leg, last) > 0, until, limit);
    }

    private List<CallDetailRecord> listWhere(
            Predicate<CallDetailRecord> condition, Instant until, int limit) {
        requireLimit(limit);
        return records.stream()
                .filter(leg -> leg.times().startedAt().isBefore(until))
                .filter(condition)
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    @Override
    public CallDetailRecords within(Transaction transaction) {
        return this;
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(records), List.of());
    }
}
