package io.a2b.rating.simulation;

import java.time.Instant;

/**
 * A call that was charged, with the leg that was answered and its latest charge.
 *
 * @param startedAt of the leg
 * @param quote what it was authorised on, as JSON
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
        long chargedMicros,
        long uncoveredMicros) {}
