package io.a2b.rating.allowance;

import static java.util.Objects.requireNonNull;

/** How an account stands with an allowance, as it was when it was read. */
public record AllowanceLeft(
        Allowance allowance, AllowancePeriod.Span period, AllowanceUsage usage) {
    public AllowanceLeft {
        requireNonNull(allowance, "allowance");
        requireNonNull(period, "period");
        requireNonNull(usage, "usage");
    }

    /**
     * Calls or seconds, as the allowance counts them, that are neither used nor set aside for a
     * call in progress; {@link Long#MAX_VALUE} if it is unlimited.
     */
    public long units() {
        return usage.unitsLeft(allowance.kind(), allowance.amount());
    }

    public boolean isExhausted() {
        return units() == 0;
    }
}
