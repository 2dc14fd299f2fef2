package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.rating.pricing.Trace;

/** How a call was settled: once, whoever asks however often. */
public sealed interface Settlement {
    /**
     * It was answered and is charged.
     *
     * @param charged what the account paid
     * @param uncovered what it should have paid besides, written off as an entry of its own; mostly
     *     zero
     * @param trace why: its lines sum to {@code charged} and {@code uncovered} together
     * @param replay whether it had been settled before; then this is the first answer
     */
    record Charged(
            CallId call,
            Money charged,
            Money uncovered,
            long talkSeconds,
            long billedSeconds,
            Trace trace,
            boolean replay)
            implements Settlement {}

    /** Nobody answered: the money is free again, nothing was charged. */
    record Released(CallId call, boolean replay) implements Settlement {}

    /** There is no such call: it was never authorised. Nothing was written. */
    record CallUnknown(CallId call) implements Settlement {}
}
