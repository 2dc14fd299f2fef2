package io.a2b.core.cdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord.LegBill;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What every {@link CallDetailRecords} promises. Tests share one store. */
public abstract class CallDetailRecordsContract {
    /** An hour that the zone the tests run in, and most others, would shift. */
    protected static final Instant START = Instant.parse("2026-03-29T01:30:00.123456Z");

    private static final AtomicLong ACCOUNTS = new AtomicLong(1000);

    /** The records under test; all calls may share one store. */
    protected abstract CallDetailRecords records();

    /** The records under test, which tell of new ones. */
    protected abstract CallDetailRecords telling(Outbox outbox);

    /** Runs the transactions that these records join. */
    protected abstract Transactor transactor();

    protected static AccountId someone() {
        return new AccountId(ACCOUNTS.incrementAndGet());
    }

    /** Rang for 12 seconds, talked for 61 and was billed for 66. */
    protected static CallDetailRecord answered(CallId call, int leg, AccountId account) {
        Instant answeredAt = START.plusSeconds(12);
        return new CallDetailRecord(
                call,
                leg,
                account,
                "+351 912 345 678 \"Zoë\"",
                new PhoneNumber("442079460000"),
                "United Kingdom - London",
                "carrier-1",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(START, answeredAt, answeredAt.plusMillis(60_900)),
                new LegBill(
                        61, 66, Money.of("USD", "0.123456"), Optional.of(Money.of("EUR", "0.05"))),
                "");
    }

    private static CallDetailRecord unanswered(
            CallId call, int leg, AccountId account, Instant startedAt, Disposition disposition) {
        return new CallDetailRecord(
                call,
                leg,
                account,
                "",
                new PhoneNumber("442079460000"),
                "",
                "",
                disposition,
                0,
                LegTimes.unanswered(startedAt, startedAt.plusSeconds(3)),
                new LegBill(0, 0, Money.of("USD", "0")),
                "why it is so");
    }

    @Test
    void readsBackWhatWasWritten() {
        CallDetailRecord record = answered(CallId.random(), 1, someone());
        records().write(record);
        assertEquals(List.of(record), records().of(record.call()));
        assertEquals(12, record.ringSeconds());
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void keepsEveryDispositionWithItsReason(Disposition disposition) {
        CallDetailRecord record = unanswered(CallId.random(), 0, someone(), START, disposition);
        records().write(record);
        assertEquals(List.of(record), records().of(record.call()));
    }

    @Test
    void keepsEveryAttemptOfACallInOrder() {
        CallId call = CallId.random();
        AccountId account = someone();
        CallDetailRecord busy = unanswered(call, 1, account, START, Disposition.BUSY);
        CallDetailRecord congested = unanswered(call, 2, account, START, Disposition.CONGESTION);
        CallDetailRecord answered = answered(call, 10, account);
        records().write(answered);
        records().write(congested);
        records().write(busy);
        assertEquals(List.of(busy, congested, answered), records().of(call));
    }

    @Test
    void aRepeatChangesNothingAndTheFirstIsKept() {
        CallDetailRecord first = answered(CallId.random(), 1, someone());
        records().write(first);
        records().write(first);
        records().write(unanswered(first.call(), 1, first.account(), START, Disposition.BUSY));
        assertEquals(List.of(first), records().of(first.call()));
    }

    @Test
    void callIdsThatDifferInCapitalsAreDifferentCalls() {
        String name = CallId.random().value();
        CallDetailRecord small = answered(new CallId("a" + name.substring(1)), 1, someone());
        CallDetailRecord capital = answered(new CallId("A" + name.substring(1)), 1, someone());
        records().write(small);
        records().write(capital);
        assertEquals(List.of(small), records().of(small.call()));
        assertEquals(List.of(capital), records().of(capital.call()));
    }

    @Test
    void listsTheLatestOfAnAccountNewestFirst() {
        AccountId account = someone();
        List<CallDetailRecord> newestFirst = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CallDetailRecord record = unanswered(
                    CallId.random(), 1, account, START.plusSeconds(i), Disposition.NO_ANSWER);
            records().write(record);
            newestFirst.add(0, record);
        }
        records().write(answered(CallId.random(), 1, someone()));
        assertEquals(newestFirst, records().latest(account, 1000));
        assertEquals(newestFirst.subList(0, 3), records().latest(account, 3));
        assertThrows(IllegalArgumentException.class, () -> records().latest(account, 0));
        assertThrows(IllegalArgumentException.class, () -> records().latest(account, 1001));
    }

    @Test
    void listsAPeriodPageByPage() {
        // a period of its own: tests share one store
        Instant from = Instant.parse("2031-01-01T00:00:00Z");
        Instant until = from.plusSeconds(60);
        records().write(startingAt(new CallId("before-the-period"), 1, from.minusNanos(1000)));
        records().write(startingAt(new CallId("behind-the-period"), 1, until));
        List<CallDetailRecord> inOrder = List.of(
                startingAt(new CallId("period-b"), 1, from),
                startingAt(new CallId("period-a"), 1, from.plusSeconds(1)),
                startingAt(new CallId("period-a"), 2, from.plusSeconds(1)),
                startingAt(new CallId("period-c"), 1, from.plusSeconds(1)),
                startingAt(new CallId("period-0"), 1, until.minusNanos(1000)));
        for (int i = inOrder.size() - 1; i >= 0; i--) records().write(inOrder.get(i));
        assertEquals(inOrder, records().list(from, until, 1000));
        assertEquals(inOrder.subList(0, 2), records().list(from, until, 2));
        for (int i = 0; i < inOrder.size(); i++) {
            CallDetailRecord last = inOrder.get(i);
            assertEquals(
                    inOrder.subList(i + 1, inOrder.size()), records().listAfter(last, until, 10));
        }
        assertEquals(inOrder.subList(1, 3), records().listAfter(inOrder.get(0), until, 2));
        assertEquals(List.of(), records().list(until, from, 10));
        assertThrows(IllegalArgumentException.class, () -> records().list(from, until, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> records().listAfter(inOrder.get(0), until, 1001));
    }

    private static CallDetailRecord startingAt(CallId call, int leg, Instant startedAt) {
        return unanswered(call, leg, someone(), startedAt, Disposition.NO_ANSWER);
    }

    @Test
    void knowsNothingOfACallOrAnAccountWithoutRecords() {
        assertEquals(List.of(), records().of(CallId.random()));
        assertEquals(List.of(), records().latest(someone(), 10));
    }

    @Test
    void theSameRecordWrittenByManyAtOnceIsThereOnce() throws Exception {
        CallDetailRecord record = answered(CallId.random(), 1, someone());
        AtOnce.run(12, i -> {
            records().write(record);
            return i;
        });
        assertEquals(List.of(record), records().of(record.call()));
    }

    @Test
    void aRecordIsGoneWhenTheTransactionItJoinsRollsBack() {
        CallDetailRecord record = answered(CallId.random(), 1, someone());
        assertThrows(
                IllegalStateException.class,
                () -> transactor().inTransaction(joined -> {
                    records().within(joined).write(record);
                    assertEquals(List.of(record), records().within(joined).of(record.call()));
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(List.of(), records().of(record.call()));
    }

    @Test
    void aRepeatLeavesTheTransactionItJoinsUsable() {
        CallDetailRecord first = answered(CallId.random(), 1, someone());
        CallDetailRecord second = answered(first.call(), 2, first.account());
        records().write(first);
        transactor().inTransaction(joined -> {
            records().within(joined).write(first);
            records().within(joined).write(second);
            return null;
        });
        assertEquals(List.of(first, second), records().of(first.call()));
    }

    @Test
    void tellsOfARecordOnce() {
        List<Event> events = new ArrayList<>();
        CallDetailRecords telling = telling((transaction, event) -> events.add(event));
        CallDetailRecord record = answered(CallId.random(), 2, someone());
        telling.write(record);
        telling.write(record);
        Map<String, String> facts = Map.of(
                "call", record.call().value(),
                "leg", "2",
                "disposition", "ANSWERED",
                "charge", "0.123456",
                "currency", "USD");
        assertEquals(List.of(Event.of(EventKind.CALL_RECORDED, record.account(), facts)), events);
    }
}
