package io.a2b.rating.offer;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Route;

import java.time.Duration;
import java.util.List;

/**
 * A price at which a call can be carried, and the ways that it can take at that price. Whichever of
 * them it takes, the caller pays the same.
 *
 * @param routes at least one, in the order to try; none for a call that came in
 * @param allowances names of the allowances that may pay for it, in the order to ask them
 */
public record Offer(Quote quote, List<Route> routes, List<String> allowances) {
    public Offer {
        requireNonNull(quote, "quote");
        routes = List.copyOf(routes);
        allowances = List.copyOf(allowances);
        if (routes.isEmpty() && quote.inbound().isEmpty()) {
            throw new IllegalArgumentException("routes: none");
        }
    }

    /** How many seconds an allowance is asked for, for a call of up to {@code talkSecondsMax}. */
    public long secondsToCover(long talkSecondsMax) {
        return Pricing.charge(quote, talkSecondsMax).billedSeconds();
    }

    /** Whether {@code allowance} pays for calls like this. */
    public boolean isCoveredBy(Allowance allowance) {
        return allowance.covers(quote.rate().destination());
    }

    /**
     * The offer with what {@code allowance} pays of the call.
     *
     * @param seconds those granted; a call that counts as one is free as a whole
     */
    public Offer withCoverage(Allowance allowance, long seconds) {
        boolean partly = allowance.kind() == Allowance.Kind.SECONDS;
        long free = partly ? seconds : Coverage.WHOLE_CALL;
        return withQuote(quote.withCoverage(new Coverage(allowance.name(), free)));
    }

    public Offer withQuote(Quote newQuote) {
        return new Offer(newQuote, routes, allowances);
    }

    /** How long the trunks of all {@code routes} may ring, one after the other. */
    public static Duration ringTime(List<Route> routes) {
        long seconds = 0;
        for (Route route : routes) seconds += route.trunk().ringSecondsMax();
        return Duration.ofSeconds(seconds);
    }
}
