package io.a2b.rating.simulation;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.money.Money;
import io.a2b.rating.charging.CallJson;

import java.time.Instant;
import java.util.Currency;

/** A row of {@code a2b_call_correction}, with who wanted it out of its run. */
record CallCorrectionRow(
        String callId,
        int number,
        String runId,
        String actor,
        String reason,
        String currency,
        long chargedBeforeMicros,
        long uncoveredBeforeMicros,
        long chargedMicros,
        long uncoveredMicros,
        String trace,
        Instant correctedAt) {
    CallCorrection toCorrection() {
        return new CallCorrection(
                new CallId(callId),
                new CorrectionId(runId),
                actor,
                reason,
                money(chargedBeforeMicros),
                money(uncoveredBeforeMicros),
                money(chargedMicros),
                money(uncoveredMicros),
                CallJson.readTrace(trace),
                correctedAt);
    }

    private Money money(long micros) {
        return new Money(Currency.getInstance(currency), micros);
    }
}
