package io.a2b.agi.call;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.Trunk;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One attempt to reach somebody, with the limit at which the switch has to cut it. The text for the
 * switch is put together from parts that were checked one by one, because in it {@code &} dials a
 * second carrier, {@code ,} replaces our limit and {@code /} goes to any address; and it is checked
 * once more as a whole.
 *
 * @param leg 1 for the first attempt of the call, and so on
 * @param talkSecondsMax above zero: Asterisk takes an empty limit for none at all
 * @param warningSeconds how long before the limit the caller is warned; empty for no warning
 */
public record DialOrder(
        CallId call, int leg, Callee callee, long talkSecondsMax, OptionalInt warningSeconds) {
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern WHOLE =
            Pattern.compile("[A-Za-z0-9]+/[A-Za-z0-9@/.+_-]+,[0-9]{1,3},"
                    + "L\\([1-9][0-9]{3,11}(:[1-9][0-9]{3,6})?\\)"
                    + "b\\([A-Za-z0-9_-]+\\^s\\^1\\([A-Za-z0-9.^_:-]+\\)\\)"
                    + "U\\([A-Za-z0-9_-]+\\)");

    /** The longest talk of one leg: 30 days, far below what Asterisk's milliseconds can take. */
    public static final long TALK_SECONDS_MAX = 30L * 24 * 3600;

    /** @throws IllegalArgumentException if a number is out of its range */
    public DialOrder {
        requireNonNull(call, "call");
        requireNonNull(callee, "callee");
        requireNonNull(warningSeconds, "warningSeconds");
        if (leg < 1 || leg > 99) throw new IllegalArgumentException("leg: " + leg);
        if (talkSecondsMax < 1 || talkSecondsMax > TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
        }
        if (warningSeconds.isPresent()
                && (warningSeconds.getAsInt() < 1 || warningSeconds.getAsInt() > 600)) {
            throw new IllegalArgumentException("warningSeconds: " + warningSeconds.getAsInt());
        }
    }

    /** An attempt to reach a number over a trunk. */
    public DialOrder(
            CallId call,
            int leg,
            PhoneNumber called,
            Trunk trunk,
            long talkSecondsMax,
            OptionalInt warningSeconds) {
        this(call, leg, new Callee.OverTrunk(called, trunk), talkSecondsMax, warningSeconds);
    }

    /** Whether there is something to dial. */
    public boolean isDialable() {
        return callee.isDialable();
    }

    /**
     * The arguments for Asterisk's {@code Dial}.
     *
     * @param context the first context of the dialplan
     * @throws IllegalArgumentException if {@code context} is not safe, or the order is not
     *     {@link #isDialable() dialable}
     */
    public String arguments(String context) {
        if (!CONTEXT.matcher(context).matches()) {
            throw new IllegalArgumentException("context: does not match " + CONTEXT);
        }
        if (!isDialable()) throw new IllegalArgumentException("callee: not dialable, " + callee);
        String text =
                callee.address() + "," + callee.ringSecondsMax() + ",L(" + limit() + ")b(" + context
                        + "-leg^s^1(" + call + "^" + leg + "^" + callee.name() + "))U(" + context
                        + "-answered)";
        if (!WHOLE.matcher(text).matches()) throw new IllegalStateException("dial: " + text);
        return text;
    }

    private String limit() {
        long millis = Math.multiplyExact(talkSecondsMax, 1000);
        if (warningSeconds.isEmpty() || warningSeconds.getAsInt() >= talkSecondsMax) {
            return Long.toString(millis);
        }
        return millis + ":" + warningSeconds.getAsInt() * 1000L;
    }
}
