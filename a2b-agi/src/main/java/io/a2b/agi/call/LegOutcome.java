package io.a2b.agi.call;

import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.rating.charging.LegReport;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a leg ended, in the words of the switch: what the main session reads from variables, what the
 * hang-up handler reports, and what the switch keeps when nobody is there to hear it. One text for
 * all three: {@code v1:leg:trunk:start:answer:end:dial status:hangup cause}.
 *
 * <p>Only the answer's time says whether the leg is billed; the dial status cannot be trusted with
 * that. The times are the switch's, metered on the carrier's leg.
 */
public record LegOutcome(
        int leg,
        String trunk,
        String start,
        String answer,
        String end,
        String dialStatus,
        int hangupCause) {
    private static final Pattern FORM =
            Pattern.compile("v1:([1-9][0-9]?):([A-Za-z0-9._-]{1,64}):([0-9.]{0,20}):([0-9.]{0,20})"
                    + ":([0-9.]{0,20}):([A-Z]{0,16}):([0-9]{0,3})");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,11})\\.([0-9]{6})");

    /** The outcome, if {@code text} is one; anything else, however long, is none. */
    public static Optional<LegOutcome> find(String text) {
        if (text.length() > 200) return Optional.empty();
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) return Optional.empty();
        return Optional.of(new LegOutcome(
                Integer.parseInt(parts.group(1)),
                parts.group(2),
                parts.group(3),
                parts.group(4),
                parts.group(5),
                parts.group(6),
                cause(parts.group(7))));
    }

    /** The hangup cause in {@code text}; 0 when there is none in it. */
    public static int cause(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    /** An instant in the switch's notation: seconds, a dot, six digits. */
    public static Optional<Instant> time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) return Optional.empty();
        return Optional.of(Instant.ofEpochSecond(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)) * 1000));
    }

    /** Whether somebody picked up. */
    public boolean isAnswered() {
        return time(answer).isPresent();
    }

    /** Whether the next carrier may be tried: never when the called one was reached. */
    public boolean isFailover() {
        return !isAnswered()
                && (disposition() == Disposition.CONGESTION
                        || disposition() == Disposition.UNAVAILABLE);
    }

    public Disposition disposition() {
        if (isAnswered()) return Disposition.ANSWERED;
        switch (dialStatus) {
            case "BUSY":
                return Disposition.BUSY;
            case "NOANSWER":
                return Disposition.NO_ANSWER;
            case "CONGESTION":
                return Disposition.CONGESTION;
            case "CHANUNAVAIL":
                return Disposition.UNAVAILABLE;
            default: // CANCEL; or nothing, when the caller was gone before anything was dialled
                return Disposition.CANCELLED;
        }
    }

    /**
     * As charging wants it.
     *
     * @param now by the switch's clock; stands for a time that is missing
     */
    public LegReport report(Instant now) {
        Optional<Instant> answered = time(answer);
        Instant ended = time(end).orElse(now);
        Instant started = earliest(time(start).orElse(ended), answered.orElse(ended));
        if (answered.isPresent() && ended.isBefore(answered.get())) ended = answered.get();
        if (ended.isBefore(started)) ended = started;
        LegTimes times = answered.isPresent()
                ? LegTimes.answered(started, answered.get(), ended)
                : LegTimes.unanswered(started, ended);
        return new LegReport(leg, trunk, disposition(), hangupCause, times);
    }

    /** What {@link #find} reads. */
    @Override
    public String toString() {
        return String.join(
                ":",
                "v1",
                Integer.toString(leg),
                trunk,
                start,
                answer,
                end,
                dialStatus,
                Integer.toString(hangupCause));
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
