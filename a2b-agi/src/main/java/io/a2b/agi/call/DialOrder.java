package io.a2b.agi.call;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.Trunk;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One attempt to reach a number over a trunk, with the limit at which the switch has to cut it. The
 * text for the switch is put together from parts that were checked one by one, because in it
 * {@code &} dials a second carrier, {@code ,} replaces our limit and {@code /} goes to any address;
 * and it is checked once more as a whole.
 *
 * @param leg 1 for the first attempt of the call, and so on
 * @param talkSecondsMax above zero: Asterisk takes an empty limit for none at all
 * @param warningSeconds how long before the limit the caller is warned; empty for no warning
 */
public record DialOrder(
        CallId call,
        int leg,
        PhoneNumber called,
        Trunk trunk,
        long talkSecondsMax,
        OptionalInt warningSeconds) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");
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
        requireNonNull(called, "called");
        requireNonNull(trunk, "trunk");
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

    /** The number as this trunk wants it: prefix cut, prefix added. */
    public String dialledNumber() {
        String digits = called.digits();
        String rest = digits.startsWith(trunk.removePrefix())
                ? digits.substring(trunk.removePrefix().length())
                : digits;
        return trunk.addPrefix() + rest;
    }

    /** Whether the trunk's prefixes leave something that can be dialled. */
    public boolean isDialable() {
        return NUMBER.matcher(dialledNumber()).matches();
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
        if (!isDialable()) throw new IllegalArgumentException("called: not dialable over " + trunk);
        String text = target() + "," + trunk.ringSecondsMax() + ",L(" + limit() + ")b(" + context
                + "-leg^s^1(" + call + "^" + leg + "^" + trunk.name() + "))U(" + context
                + "-answered)";
        if (!WHOLE.matcher(text).matches()) throw new IllegalStateException("dial: " + text);
        return text;
    }

    private String target() {
        String number = dialledNumber();
        switch (trunk.technology()) {
            case "PJSIP":
            case "SIP":
                return trunk.technology() + "/" + number + "@" + trunk.endpoint();
            case "Local": // without /n the limit is lost when Asterisk optimises the channel away
                return "Local/" + number + "@" + trunk.endpoint() + "/n";
            default:
                return trunk.technology() + "/" + trunk.endpoint() + "/" + number;
        }
    }

    private String limit() {
        long millis = Math.multiplyExact(talkSecondsMax, 1000);
        if (warningSeconds.isEmpty() || warningSeconds.getAsInt() >= talkSecondsMax) {
            return Long.toString(millis);
        }
        return millis + ":" + warningSeconds.getAsInt() * 1000L;
    }
}
