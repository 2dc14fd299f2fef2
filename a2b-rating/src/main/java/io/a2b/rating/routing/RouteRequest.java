package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.pricing.Quote;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call that looks for a way. Immutable; start from {@link #of} and change what differs with the
 * {@code with} methods.
 *
 * @param call decides where a choice is left to chance, so that asking again gives the same answer
 * @param caller digits; empty when not known
 * @param at when it is placed
 * @param quote what the call is sold for; without it nobody can say that a route loses money
 * @param talkSecondsExpected how long such a call lasts, up to a day; 0 leaves that to the router
 * @param candidates the trunks that a tariff plan names, best first; if there are none, every trunk
 *     may carry the call
 */
public record RouteRequest(
        CallId call,
        PhoneNumber called,
        String caller,
        Instant at,
        Optional<Quote> quote,
        int talkSecondsExpected,
        List<RouteCandidate> candidates) {
    static final int TALK_SECONDS_MAX = 86_400;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{0,64}");

    public RouteRequest {
        requireNonNull(call, "call");
        requireNonNull(called, "called");
        if (!DIGITS.matcher(caller).matches()) {
            throw new IllegalArgumentException("caller: not 0 to 64 digits");
        }
        requireNonNull(at, "at");
        requireNonNull(quote, "quote");
        if (talkSecondsExpected < 0 || talkSecondsExpected > TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSecondsExpected: " + talkSecondsExpected);
        }
        candidates = List.copyOf(candidates);
    }

    /** A call of an unknown caller, to go by any trunk. */
    public static RouteRequest of(CallId call, PhoneNumber called, Instant at) {
        return new RouteRequest(call, called, "", at, Optional.empty(), 0, List.of());
    }

    /** @param newCaller digits, perhaps behind a plus; anything else is a caller not known */
    public RouteRequest withCaller(String newCaller) {
        String digits = newCaller.startsWith("+") ? newCaller.substring(1) : newCaller;
        String known = DIGITS.matcher(digits).matches() ? digits : "";
        return new RouteRequest(call, called, known, at, quote, talkSecondsExpected, candidates);
    }

    public RouteRequest withQuote(Quote newQuote) {
        return new RouteRequest(
                call, called, caller, at, Optional.of(newQuote), talkSecondsExpected, candidates);
    }

    public RouteRequest withTalkSecondsExpected(int seconds) {
        return new RouteRequest(call, called, caller, at, quote, seconds, candidates);
    }

    public RouteRequest withCandidates(List<RouteCandidate> newCandidates) {
        return new RouteRequest(
                call, called, caller, at, quote, talkSecondsExpected, newCandidates);
    }
}
