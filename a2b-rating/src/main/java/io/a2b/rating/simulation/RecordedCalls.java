package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.Disposition;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The answered calls on record, read page by page: no more than a page is in memory, and no
 * transaction stays open. Not thread-safe.
 */
public final class RecordedCalls implements Iterator<RatedCall> {
    private static final int PAGE = 1000;

    private final CallDetailRecords records;
    private final Instant until;
    private List<CallDetailRecord> page;
    private int at;
    private RatedCall next; // null: not looked for yet, or none left

    private RecordedCalls(CallDetailRecords records, Instant from, Instant until) {
        this.records = requireNonNull(records, "records");
        this.until = requireNonNull(until, "until");
        page = records.list(from, until, PAGE);
    }

    /**
     * The answered legs of calls that went out and started from {@code from} on and before
     * {@code until}, in the order of their start.
     */
    public static RecordedCalls of(CallDetailRecords records, Instant from, Instant until) {
        return new RecordedCalls(records, from, until);
    }

    /** @throws io.a2b.core.A2bException when the database fails */
    @Override
    public boolean hasNext() {
        while (next == null && at < page.size()) {
            CallDetailRecord leg = page.get(at++);
            if (isRated(leg)) next = toCall(leg);
            if (at == page.size()) {
                page = page.size() < PAGE ? List.of() : records.listAfter(leg, until, PAGE);
                at = 0;
            }
        }
        return next != null;
    }

    @Override
    public RatedCall next() {
        if (!hasNext()) throw new NoSuchElementException("no more calls");
        RatedCall call = next;
        next = null;
        return call;
    }

    /** No rate deck says what a call costs that came in. */
    private static boolean isRated(CallDetailRecord leg) {
        return leg.disposition() == Disposition.ANSWERED
                && !leg.did().equals(Optional.of(leg.called()));
    }

    private static RatedCall toCall(CallDetailRecord leg) {
        return new RatedCall(
                leg.called().digits(),
                digits(leg.callerNumber()),
                leg.times().answeredAt().orElseThrow(),
                leg.bill().talkSeconds());
    }

    /** The caller's number if it is one: a switch gives anything. */
    static String digits(String callerNumber) {
        String digits = callerNumber.startsWith("+") ? callerNumber.substring(1) : callerNumber;
        return RatedCall.areDigits(digits) ? digits : "";
    }
}
