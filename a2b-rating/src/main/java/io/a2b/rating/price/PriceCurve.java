package io.a2b.rating.price;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * A price made ready to compute with: what talk costs, and how long money lasts. Pure, immutable;
 * computing allocates nothing (but for the first talk limit, and for prices so large that a year of
 * talk overflows a {@code long}).
 *
 * <p>The charge of an answered call is the sum of connection fee, disconnection fee if it lasted
 * long enough, a surcharge per full block of call time, the fee of each step it got to, and the
 * price of its billed seconds. The sum is exact and rounded once; then minimum and maximum apply. A
 * call without talk costs nothing.
 *
 * <p>Free seconds are what an allowance has left for the call; they cover time, never fees.
 */
public final class PriceCurve {
    /** The longest talk that can be priced: 366 days. */
    public static final long TALK_SECONDS_MAX = 366L * 24 * 60 * 60;

    /** The largest amounts divided by this are small enough for a plain sum, and so is the rest. */
    private static final long SPLIT = 10_000_000;

    private final Price price;
    private final Rounding rounding;
    private final long minimum;
    private final long maximum;
    private final long unit;
    private final boolean halfUp; // at six decimals
    private final boolean rising;

    /** Null unless it is all that there is to the price. */
    private final FlatPrice flat;

    /** The sum; of the remainders of the amounts when {@link #wide} has the rest. */
    private final PriceSum sum;

    /** The sum of the amounts divided by {@link #SPLIT}; null unless they are huge. */
    private final PriceSum wide;

    private final boolean invertible; // else only trying finds the limit

    /**
     * Null until it is first asked for, as explanations never do. It is immutable, so it does no
     * harm if two threads make it.
     */
    private SumInverse inverse;

    private PriceCurve(Price price, Rounding rounding) {
        this.price = requireNonNull(price, "price");
        this.rounding = requireNonNull(rounding, "rounding");
        Price plain = PriceAmounts.of(price, rounding.style());
        minimum = price.fees().minimumMicros();
        maximum = price.fees().maximumMicros();
        unit = rounding.unitMicros();
        halfUp = unit == 1 && rounding.mode() == RoundingMode.HALF_UP;
        rising = !PriceAmounts.hasNegative(plain);
        if (PriceAmounts.areHuge(plain)) {
            flat = null;
            sum = new PriceSum(PriceAmounts.map(plain, a -> Math.floorMod(a, SPLIT)), style());
            wide = new PriceSum(PriceAmounts.map(plain, a -> Math.floorDiv(a, SPLIT)), style());
        } else {
            flat = FlatPrice.of(plain, style()).orElse(null);
            sum = new PriceSum(plain, style());
            wide = null;
        }
        invertible = rising && wide == null;
    }

    private SumInverse inverse() {
        SumInverse known = inverse;
        if (known == null) {
            known = new SumInverse(PriceAmounts.of(price, style()), sum);
            inverse = known;
        }
        return known;
    }

    public static PriceCurve of(Price price, Rounding rounding) {
        return new PriceCurve(price, rounding);
    }

    public Price price() {
        return price;
    }

    public Rounding rounding() {
        return rounding;
    }

    private Rounding.Style style() {
        return rounding.style();
    }

    /**
     * What {@code talkSeconds} of talk cost, in micros.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     * @throws ArithmeticException if the charge does not fit a {@code long}
     */
    public long chargeMicros(long talkSeconds) {
        return chargeMicros(talkSeconds, 0);
    }

    /**
     * What a call costs that has {@code freeSeconds} of an allowance left, in micros.
     *
     * @param talkSeconds 0 to {@link #TALK_SECONDS_MAX}
     * @param freeSeconds zero or more
     * @throws ArithmeticException if the charge does not fit a {@code long}
     */
    public long chargeMicros(long talkSeconds, long freeSeconds) {
        checkTalk(talkSeconds);
        if (talkSeconds == 0) return 0;
        if (flat != null && freeSeconds == 0) {
            return bounded(rounded(flat.sixtieths((int) talkSeconds)));
        }
        return answeredMicros(talkSeconds, freeSeconds, Math.min(freeSeconds, talkSeconds));
    }

    /** The same without the rule that no talk costs nothing. */
    long answeredMicros(long talkSeconds, long freeSeconds, long freeSecondsNoted) {
        if (wide != null) return wideMicros(talkSeconds, freeSeconds, freeSecondsNoted);
        return bounded(rounded(sum.sixtieths(talkSeconds, freeSeconds, freeSecondsNoted)));
    }

    /** The exact sum before it is rounded and bounded, in micros; for any amount. */
    BigDecimal exactMicros(
            long talkSeconds, long freeSeconds, long freeSecondsNoted, int decimals) {
        BigInteger sixtieths = exactSixtieths(talkSeconds, freeSeconds, freeSecondsNoted);
        return new BigDecimal(sixtieths)
                .divide(BigDecimal.valueOf(60), decimals, RoundingMode.HALF_UP);
    }

    private BigInteger exactSixtieths(long talkSeconds, long freeSeconds, long noted) {
        BigInteger low = BigInteger.valueOf(sum.sixtieths(talkSeconds, freeSeconds, noted));
        if (wide == null) return low;
        BigInteger high = BigInteger.valueOf(wide.sixtieths(talkSeconds, freeSeconds, noted));
        return high.multiply(BigInteger.valueOf(SPLIT)).add(low);
    }

    private long wideMicros(long talkSeconds, long freeSeconds, long noted) {
        BigInteger micros = new BigDecimal(exactSixtieths(talkSeconds, freeSeconds, noted))
                .divide(BigDecimal.valueOf(60 * unit), 0, rounding.mode())
                .toBigInteger()
                .multiply(BigInteger.valueOf(unit));
        boolean tooDear = micros.compareTo(BigInteger.valueOf(maximum)) > 0;
        if (tooDear && maximum != Fees.NO_MAXIMUM) return maximum;
        return bounded(micros.longValueExact());
    }

    private long bounded(long micros) {
        return Math.max(minimum, Math.min(maximum, micros));
    }

    private long rounded(long sixtieths) {
        if (halfUp && sixtieths >= 0) return (sixtieths + 30) / 60;
        return Quotient.rounded(sixtieths, 60 * unit, rounding.mode()) * unit;
    }

    /** The seconds that are billed for {@code talkSeconds}, whether an allowance covers them. */
    public long billedSeconds(long talkSeconds) {
        checkTalk(talkSeconds);
        return talkSeconds == 0 ? 0 : sum.billedSeconds(talkSeconds);
    }

    /** How many of {@code freeSeconds} a call uses up. */
    public long freeSecondsUsed(long talkSeconds, long freeSeconds) {
        checkTalk(talkSeconds);
        if (talkSeconds == 0) return 0;
        long noted = Math.min(freeSeconds, talkSeconds);
        return sum.freeSecondsUsed(talkSeconds, freeSeconds, noted);
    }

    /** The same as {@link #limitSeconds(long, long, long)} without free seconds. */
    public long limitSeconds(long fundsMicros, long talkSecondsMax) {
        return limitSeconds(fundsMicros, talkSecondsMax, 0);
    }

    /**
     * The longest talk that {@code fundsMicros} pay for at every moment up to its end: the exact
     * inverse of {@link #chargeMicros(long, long)}, {@code charge(limit) <= funds < charge(limit +
     * 1)}, except that it is never more than {@code talkSecondsMax} or {@link #TALK_SECONDS_MAX}.
     *
     * @param fundsMicros any number; what is below zero pays for nothing, not even a free call
     * @param talkSecondsMax zero or more
     * @param freeSeconds zero or more
     * @return 0 when not even the first second is affordable
     */
    public long limitSeconds(long fundsMicros, long talkSecondsMax, long freeSeconds) {
        if (talkSecondsMax < 0) {
            throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
        }
        long most = Math.min(talkSecondsMax, TALK_SECONDS_MAX);
        if (fundsMicros < 0 || most == 0) return 0;
        long unsteady = Math.min(most, unsteadySeconds(freeSeconds));
        long tooDear = firstUnaffordable(fundsMicros, unsteady, freeSeconds);
        if (tooDear <= unsteady) return tooDear - 1;
        if (invertible && unsteady == 0 && inverse().isFor(freeSeconds)) {
            return Math.min(most, inverted(fundsMicros, freeSeconds));
        }
        if (isAffordable(fundsMicros, most, freeSeconds)) return most;
        return lastAffordable(fundsMicros, unsteady, most, freeSeconds);
    }

    /**
     * What has to be set aside for a call of up to {@code talkSeconds}: the most that it can cost
     * whenever it ends. The charge of {@code talkSeconds} unless something of the price is given to
     * the caller.
     */
    public long mostMicros(long talkSeconds, long freeSeconds) {
        long unsteady = Math.min(talkSeconds, unsteadySeconds(freeSeconds));
        long most = Math.max(0, chargeMicros(talkSeconds, freeSeconds));
        for (long seconds = 1; seconds < unsteady; seconds++) {
            most = Math.max(most, chargeMicros(seconds, freeSeconds));
        }
        return most;
    }

    /** Up to here a longer call may cost less than a shorter one; from here on it never does. */
    private long unsteadySeconds(long freeSeconds) {
        if (!rising) return TALK_SECONDS_MAX;
        // LEGACY deducts more free seconds the longer the call is
        return style() == Rounding.Style.LEGACY ? freeSeconds : 0;
    }

    private boolean isAffordable(long funds, long talkSeconds, long freeSeconds) {
        if (wide == null) return chargeMicros(talkSeconds, freeSeconds) <= funds;
        BigDecimal exact =
                exactMicros(talkSeconds, freeSeconds, Math.min(freeSeconds, talkSeconds), 0);
        boolean fits = exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) < 0;
        return fits ? chargeMicros(talkSeconds, freeSeconds) <= funds : maximum <= funds;
    }

    private long inverted(long funds, long freeSeconds) {
        if (funds < minimum) return 0;
        if (funds >= maximum) return TALK_SECONDS_MAX;
        long sixtieths = largestSum(funds);
        return flat != null && freeSeconds == 0
                ? flat.talkSeconds(sixtieths)
                : inverse().talkSeconds(sixtieths, freeSeconds);
    }

    /** The largest sum, in sixtieths of a micro, that is rounded to at most {@code funds}. */
    private long largestSum(long funds) {
        if (halfUp && funds < Long.MAX_VALUE / 60 - 1) return funds * 60 + 29;
        return Quotient.largest(funds / unit, 60 * unit, rounding.mode());
    }

    /** The first second up to {@code most} that makes the call too dear; else the next one. */
    private long firstUnaffordable(long funds, long most, long freeSeconds) {
        long seconds = 1;
        while (seconds <= most && isAffordable(funds, seconds, freeSeconds)) seconds++;
        return seconds;
    }

    /** On a rising curve; {@code high} is too dear. */
    private long lastAffordable(long funds, long low, long high, long freeSeconds) {
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (isAffordable(funds, middle, freeSeconds)) low = middle;
            else high = middle;
        }
        return low;
    }

    /**
     * What the billed seconds from {@code fromSecond} until {@code untilSecond} of a call cost, by
     * the second and without fees, in sixtieths of a micro: entering a step costs its fee at its
     * first second. For calls whose price changes while they last.
     *
     * @throws IllegalStateException unless {@link #isSplittable}
     */
    public long stretchSixtieths(long fromSecond, long untilSecond) {
        if (!isSplittable()) {
            throw new IllegalStateException("a call at this price cannot be split: " + price);
        }
        return sum.costOfFirst(untilSecond) - sum.costOfFirst(fromSecond);
    }

    /** The parts of a call of so much talk, in order, whether an allowance covers them or not. */
    public List<Stretch> stretches(long talkSeconds) {
        checkTalk(talkSeconds);
        return talkSeconds == 0 ? List.of() : stretches().of(talkSeconds);
    }

    /** The parts of the billed time between two seconds; see {@link #stretchSixtieths}. */
    public List<Stretch> stretches(long fromSecond, long untilSecond) {
        return stretches().between(fromSecond, untilSecond);
    }

    private Stretches stretches() {
        if (wide == null) return new Stretches(price, sum);
        return new Stretches(price, new PriceSum(PriceAmounts.of(price, style()), style()));
    }

    /** What is paid for a call beside its time, in sixtieths of a micro, without rounding. */
    public long feesSixtieths(long talkSeconds) {
        return sum.feesSixtieths(talkSeconds, price.callTime().of(talkSeconds));
    }

    /** Rounds a sum in sixtieths of a micro as this price does, and keeps it in its bounds. */
    public long boundedMicros(long sixtieths) {
        return bounded(rounded(sixtieths));
    }

    /** Rounds a sum in sixtieths of a micro as this price does. */
    public long roundedMicros(long sixtieths) {
        return rounded(sixtieths);
    }

    /**
     * How much less the time of a call costs because of free seconds, in sixtieths of a micro,
     * before rounding.
     *
     * @throws ArithmeticException if that does not fit a {@code long}
     */
    public long coveredSixtieths(long talkSeconds, long freeSeconds) {
        if (talkSeconds == 0) return 0;
        long noted = Math.min(freeSeconds, talkSeconds);
        return exactSixtieths(talkSeconds, 0, 0)
                .subtract(exactSixtieths(talkSeconds, freeSeconds, noted))
                .longValueExact();
    }

    /**
     * Whether a call at this price can change to another price while it lasts: in
     * {@link Rounding.Style#STANDARD}, where no second is billed twice, and with amounts that are
     * not huge.
     */
    public boolean isSplittable() {
        return style() == Rounding.Style.STANDARD && wide == null;
    }

    /** Whether a longer call never costs less. */
    public boolean isRising() {
        return rising;
    }

    private static void checkTalk(long talkSeconds) {
        if (talkSeconds < 0 || talkSeconds > TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        }
    }
}
