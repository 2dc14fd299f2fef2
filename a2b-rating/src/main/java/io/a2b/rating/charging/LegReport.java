package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;

/**
 * What the switch says about one attempt.
 *
 * @param leg 1 for the first attempt of a call, and so on
 * @param trunk the name of the trunk that was tried, at most 64 characters
 * @param hangupCause Q.850, 0 when unknown
 */
public record LegReport(
        int leg, String trunk, Disposition disposition, int hangupCause, LegTimes times) {
    public LegReport {
        if (leg < 1) throw new IllegalArgumentException("leg: " + leg);
        if (trunk.length() > 64) throw new IllegalArgumentException("trunk: over 64 characters");
        if (hangupCause < 0) throw new IllegalArgumentException("hangupCause: " + hangupCause);
        requireNonNull(disposition, "disposition");
        requireNonNull(times, "times");
        boolean answered = disposition == Disposition.ANSWERED;
        if (answered != times.answeredAt().isPresent()) {
            throw new IllegalArgumentException("disposition: " + disposition + ", but " + times);
        }
    }
}
