package io.a2b.rating.allowance;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

import java.time.LocalDate;

/**
 * What an account has used of an allowance in one period. Calls and seconds are both counted,
 * whichever of them is limited.
 *
 * @param periodStart the first day of the period
 * @param callsPosted calls that are over and were covered, in whole or in part
 * @param secondsPosted their covered seconds
 * @param callsHeld calls in progress
 * @param secondsHeld what is set aside for them
 */
public record AllowanceUsage(
        AccountId account,
        String allowance,
        LocalDate periodStart,
        long callsPosted,
        long secondsPosted,
        long callsHeld,
        long secondsHeld) {
    public AllowanceUsage {
        requireNonNull(account, "account");
        requireNonNull(allowance, "allowance");
        requireNonNull(periodStart, "periodStart");
        requireCount(callsPosted, "callsPosted");
        requireCount(secondsPosted, "secondsPosted");
        requireCount(callsHeld, "callsHeld");
        requireCount(secondsHeld, "secondsHeld");
    }

    private static void requireCount(long count, String name) {
        if (count < 0) throw new IllegalArgumentException(name + ": " + count);
    }

    /** Nothing used yet. */
    static AllowanceUsage none(AccountId account, String allowance, LocalDate periodStart) {
        return new AllowanceUsage(account, allowance, periodStart, 0, 0, 0, 0);
    }

    /**
     * Calls or seconds, as {@code kind} counts them, that are neither used nor set aside; never
     * below zero, and {@link Long#MAX_VALUE} if there is no limit.
     */
    long unitsLeft(Allowance.Kind kind, long amount) {
        switch (kind) {
            case UNLIMITED:
                return Long.MAX_VALUE;
            case CALLS:
                return Math.max(0, amount - callsPosted - callsHeld);
            case SECONDS:
                return Math.max(0, amount - secondsPosted - secondsHeld);
        }
        throw new AssertionError(kind);
    }
}
