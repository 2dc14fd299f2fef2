package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.money.Money;
import io.a2b.rating.pricing.Trace;

import java.time.Instant;

/**
 * One time that a call was charged anew. Its call detail record keeps what it was charged first.
 *
 * @param actor who wanted it, and {@code reason}, why
 * @param chargedBefore what the account had paid until then
 * @param uncoveredBefore what had been written off until then
 * @param charged what the account has paid since
 * @param uncovered what has been written off since
 * @param trace why: its lines sum to {@code charged} and {@code uncovered} together
 */
public record CallCorrection(
        CallId call,
        CorrectionId run,
        String actor,
        String reason,
        Money chargedBefore,
        Money uncoveredBefore,
        Money charged,
        Money uncovered,
        Trace trace,
        Instant correctedAt) {
    public CallCorrection {
        requireNonNull(call, "call");
        requireNonNull(run, "run");
        requireNonNull(actor, "actor");
        requireNonNull(reason, "reason");
        requireNonNull(chargedBefore, "chargedBefore");
        requireNonNull(uncoveredBefore, "uncoveredBefore");
        requireNonNull(charged, "charged");
        requireNonNull(uncovered, "uncovered");
        requireNonNull(trace, "trace");
        requireNonNull(correctedAt, "correctedAt");
    }
}
