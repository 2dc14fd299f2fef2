package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.time.Instant;

/**
 * What a tariff plan is asked.
 *
 * @param number called: 1 to {@value #NUMBER_MAX} digits in the form that the decks have them, not
 *     all of them zero. Before the plan takes international prefixes off, other forms may come in,
 *     also with a plus; a plus that is left is matched only by rates for any number
 * @param caller digits of the caller's number; empty when not known
 * @param accessNumber digits of the number that was called to reach the service; empty if none was
 * @param at the second that decides what is valid
 */
public record LookupRequest(String number, String caller, String accessNumber, Instant at) {
    /** The longest number, in characters. */
    public static final int NUMBER_MAX = 40;

    /** @throws IllegalArgumentException if {@code number} is none */
    public LookupRequest {
        requireNonNull(number, "number");
        requireNonNull(caller, "caller");
        requireNonNull(accessNumber, "accessNumber");
        requireNonNull(at, "at");
        if (!isNumber(number)) {
            throw new IllegalArgumentException(
                    "number: not 1 to " + NUMBER_MAX + " digits with one above zero");
        }
    }

    /** A caller who is not known, and no access number. */
    public static LookupRequest of(PhoneNumber called, Instant at) {
        return new LookupRequest(called.digits(), "", "", at);
    }

    public LookupRequest withCaller(String newCaller) {
        return new LookupRequest(number, newCaller, accessNumber, at);
    }

    public LookupRequest withAccessNumber(String newAccessNumber) {
        return new LookupRequest(number, caller, newAccessNumber, at);
    }

    private static boolean isNumber(String text) {
        boolean aboveZero = false;
        for (int at = text.startsWith("+") ? 1 : 0; at < text.length(); at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') return false;
            aboveZero |= digit > '0';
        }
        return aboveZero && text.length() <= NUMBER_MAX;
    }
}
