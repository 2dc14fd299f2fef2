package io.a2b.rating.simulation;

import io.a2b.rating.charging.CallJson;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Quote;

import java.time.Instant;

/**
 * A call that was charged, with the leg that was answered and its latest charge.
 *
 * @param startedAt of the leg
 * @param quote what it was authorised on, as JSON
 * @param coveredSeconds what an allowance pays, if other than in {@code quote}; null if not
 */
record ChargedCallRow(
        String callId,
        long accountId,
        String callerNumber,
        String calledNumber,
        Instant startedAt,
        Instant authorizedAt,
        Instant answeredAt,
        long talkSeconds,
        String quote,
        Long coveredSeconds,
        long chargedMicros,
        long uncoveredMicros) {
    /** What the call was charged by at first, with what an allowance really paid. */
    Quote readQuote() {
        Quote asked = CallJson.readQuote(quote);
        if (coveredSeconds == null || asked.coverage().isEmpty()) return asked;
        String allowance = asked.coverage().get().allowance();
        return asked.withCoverage(new Coverage(allowance, coveredSeconds));
    }
}
