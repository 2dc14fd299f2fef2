package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecord.LegBill;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.InMemoryCallDetailRecords;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class RecordedCallsTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    private static CallDetailRecord leg(int n, boolean answered, String caller) {
        Instant start = FROM.plusSeconds(n);
        return new CallDetailRecord(
                new CallId("call-" + n),
                1,
                new AccountId(1),
                caller,
                new PhoneNumber("351211234567"),
                "",
                "one",
                answered ? Disposition.ANSWERED : Disposition.BUSY,
                0,
                answered
                        ? LegTimes.answered(start, start.plusSeconds(5), start.plusSeconds(5L + n))
                        : LegTimes.unanswered(start, start.plusSeconds(5)),
                new LegBill(answered ? n : 0, n, Money.of("USD", "0")),
                "");
    }

    @Test
    void givesTheAnsweredCallsOfAPeriodOverManyPages() {
        InMemoryCallDetailRecords records = new InMemoryCallDetailRecords();
        List<RatedCall> expected = new ArrayList<>();
        int all = 2_000;
        for (int n = all; n >= 0; n--) {
            records.write(leg(n, n % 3 != 0, n % 2 == 0 ? "+34911234567" : "anonymous"));
        }
        for (int n = 0; n < all; n++) {
            if (n % 3 == 0) continue;
            String caller = n % 2 == 0 ? "34911234567" : "";
            expected.add(new RatedCall("351211234567", caller, FROM.plusSeconds(n + 5L), n));
        }
        RecordedCalls calls = RecordedCalls.of(records, FROM, FROM.plusSeconds(all));
        List<RatedCall> read = new ArrayList<>();
        calls.forEachRemaining(read::add);
        assertEquals(expected, read);
        assertFalse(RecordedCalls.of(records, FROM.minusSeconds(9), FROM).hasNext());
    }
}
