package io.a2b.core.cdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord.LegBill;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class CallDetailRecordTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final LegBill NOTHING = new LegBill(0, 0, Money.of("USD", "0"));

    @Test
    void ringsUntilTheAnswerAndTalksFromThere() {
        LegTimes times = LegTimes.answered(START, START.plusMillis(7_900), START.plusSeconds(20));
        assertEquals(Duration.ofMillis(7_900), times.ring());
        assertEquals(Duration.ofMillis(12_100), times.talk());
        assertEquals(7, record("", "", "", 0, times).ringSeconds());
    }

    @Test
    void ringsUntilTheEndWhenNobodyAnswers() {
        LegTimes times = LegTimes.unanswered(START, START.plusSeconds(30));
        assertEquals(Duration.ZERO, times.talk());
        assertEquals(30, record("", "", "", 0, times).ringSeconds());
    }

    @Test
    void timeRunsForwards() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LegTimes.unanswered(START, START.minusMillis(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> LegTimes.answered(START, START.minusMillis(1), START));
        assertThrows(
                IllegalArgumentException.class,
                () -> LegTimes.answered(START, START.plusMillis(2), START.plusMillis(1)));
    }

    @Test
    void refusesWhatItsTableCannotKeep() {
        LegTimes times = LegTimes.unanswered(START, START);
        record("c".repeat(64), "d".repeat(128), "n".repeat(255), 127, times);
        assertThrows(
                IllegalArgumentException.class, () -> record("c".repeat(65), "", "", 0, times));
        assertThrows(
                IllegalArgumentException.class, () -> record("", "d".repeat(129), "", 0, times));
        assertThrows(
                IllegalArgumentException.class, () -> record("", "", "n".repeat(256), 0, times));
        assertThrows(IllegalArgumentException.class, () -> record("", "", "", -1, times));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LegBill(1, 1, Money.of("USD", "-0.000001")));
        assertThrows(
                IllegalArgumentException.class, () -> new LegBill(-1, 1, Money.of("USD", "0")));
        assertThrows(
                IllegalArgumentException.class, () -> new LegBill(1, -1, Money.of("USD", "0")));
    }

    private static CallDetailRecord record(
            String callerNumber, String destination, String note, int cause, LegTimes times) {
        return new CallDetailRecord(
                new CallId("call-1"),
                1,
                new AccountId(1),
                callerNumber,
                new PhoneNumber("442079460000"),
                destination,
                "trunk",
                Disposition.UNKNOWN,
                cause,
                times,
                NOTHING,
                note);
    }
}
