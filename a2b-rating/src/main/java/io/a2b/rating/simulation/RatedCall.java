package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.pricing.Pricing;

import java.time.Instant;

/**
 * A past call, with all that its price depends on.
 *
 * @param called digits, in the form that the decks have them
 * @param caller digits; empty when not known
 * @param answeredAt decides which rates are valid
 * @param talkSeconds whole seconds from answer to hang-up; 0 when nobody answered
 */
public record RatedCall(String called, String caller, Instant answeredAt, long talkSeconds) {
    /** The most digits of a number. */
    public static final int DIGITS_MAX = 20;

    /**
     * @throws IllegalArgumentException if {@code called} is not 1 to 20 digits or {@code caller}
     *     not up to 20, or {@code talkSeconds} is below 0 or more than 366 days
     */
    public RatedCall {
        if (called.isEmpty()) throw new IllegalArgumentException("called: empty");
        checkDigits("called", called);
        checkDigits("caller", caller);
        requireNonNull(answeredAt, "answeredAt");
        if (talkSeconds < 0 || talkSeconds > Pricing.TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        }
    }

    static boolean areDigits(String text) {
        if (text.length() > DIGITS_MAX) return false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') return false;
        }
        return true;
    }

    private static void checkDigits(String field, String text) {
        if (!areDigits(text)) {
            throw new IllegalArgumentException(field + ": not up to " + DIGITS_MAX + " digits");
        }
    }
}
