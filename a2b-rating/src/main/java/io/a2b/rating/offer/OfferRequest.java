package io.a2b.rating.offer;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.util.Currency;

/**
 * A call that looks for a price and a way.
 *
 * @param call decides where a route is left to chance
 * @param plan the name of a tariff plan
 * @param currency what the caller pays in
 * @param caller as the switch gave it; what is not all digits, perhaps behind a plus, is not known
 * @param accessNumber digits of the number that was called to reach the service; may be empty
 * @param talkSecondsMax the longest that the call can last
 */
public record OfferRequest(
        CallId call,
        String plan,
        Currency currency,
        PhoneNumber called,
        String caller,
        String accessNumber,
        Instant at,
        long talkSecondsMax) {
    public OfferRequest {
        requireNonNull(call, "call");
        requireNonNull(plan, "plan");
        requireNonNull(currency, "currency");
        requireNonNull(called, "called");
        requireNonNull(caller, "caller");
        requireNonNull(accessNumber, "accessNumber");
        requireNonNull(at, "at");
        if (talkSecondsMax < 1) {
            throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
        }
    }

    /** The caller's digits; empty when not known. */
    String callerDigits() {
        String digits = caller.startsWith("+") ? caller.substring(1) : caller;
        boolean number =
                digits.length() <= 20 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? digits : "";
    }
}
