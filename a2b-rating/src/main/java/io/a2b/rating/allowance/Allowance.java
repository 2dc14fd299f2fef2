package io.a2b.rating.allowance;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What an account gets for nothing in each period: calls, seconds, or as much as it likes.
 * Immutable; what was used of it is kept by {@link Allowances}.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param amount calls or seconds per period, 1 to {@link #AMOUNT_MAX}; 0 if it is unlimited
 */
public record Allowance(
        String name, Kind kind, long amount, AllowancePeriod period, AllowanceCoverage coverage) {
    public static final long AMOUNT_MAX = 1_000_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What is counted. */
    public enum Kind {
        /** Every call is free. */
        UNLIMITED,
        /** So many calls are free, each as a whole. */
        CALLS,
        /** So many seconds are free; a call may be covered in part. */
        SECONDS
    }

    /** @throws IllegalArgumentException if name or amount are out of bounds */
    public Allowance {
        requireName(name);
        requireNonNull(kind, "kind");
        requireNonNull(period, "period");
        requireNonNull(coverage, "coverage");
        boolean fits = kind == Kind.UNLIMITED ? amount == 0 : amount >= 1 && amount <= AMOUNT_MAX;
        if (!fits) throw new IllegalArgumentException("amount: " + amount + " of kind " + kind);
    }

    static void requireName(String name) {
        if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException("name: not 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    /** Covers everything, see {@link #covering}. */
    public static Allowance unlimited(String name, AllowancePeriod period) {
        return of(name, Kind.UNLIMITED, 0, period);
    }

    /** Covers everything, see {@link #covering}. */
    public static Allowance calls(String name, long calls, AllowancePeriod period) {
        return of(name, Kind.CALLS, calls, period);
    }

    /** Covers everything, see {@link #covering}. */
    public static Allowance seconds(String name, long seconds, AllowancePeriod period) {
        return of(name, Kind.SECONDS, seconds, period);
    }

    private static Allowance of(String name, Kind kind, long amount, AllowancePeriod period) {
        return new Allowance(name, kind, amount, period, AllowanceCoverage.ofEverything());
    }

    /** This one, but only for calls to what {@code coverage} includes. */
    public Allowance covering(AllowanceCoverage newCoverage) {
        return new Allowance(name, kind, amount, period, newCoverage);
    }

    /** Whether it pays for calls to {@code destination}, as the rate names it. */
    public boolean covers(String destination) {
        return coverage.includes(destination);
    }
}
