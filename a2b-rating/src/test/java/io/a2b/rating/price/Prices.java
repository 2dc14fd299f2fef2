package io.a2b.rating.price;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.math.RoundingMode;
import java.util.List;

/** Prices of every kind, for laws. */
public final class Prices {
    private Prices() {}

    /** Prices none of whose amounts is below zero, many of them plain. */
    public static Arbitrary<Price> rising() {
        return of(amounts(0));
    }

    /** Prices with amounts of either sign. */
    public static Arbitrary<Price> mixed() {
        return of(amounts(-2_000_000));
    }

    /** Of both styles, in every mode, to any number of decimals. */
    public static Arbitrary<Rounding> roundings() {
        Arbitrary<RoundingMode> modes =
                Arbitraries.of(RoundingMode.class).filter(m -> m != RoundingMode.UNNECESSARY);
        Arbitrary<Rounding> any = Combinators.combine(
                        Arbitraries.of(Rounding.Style.class),
                        modes,
                        Arbitraries.integers().between(0, 6))
                .as(Rounding::new);
        return Arbitraries.oneOf(Arbitraries.of(Rounding.STANDARD, Rounding.LEGACY), any);
    }

    private static Arbitrary<Price> of(Arbitrary<Long> amounts) {
        Arbitrary<Price> plain = Combinators.combine(amounts, increments(), amounts)
                .as((price, increment, fee) ->
                        Price.perMinute(price, increment).withFees(Fees.connection(fee)));
        Arbitrary<Price> full = Combinators.combine(
                        amounts, increments(), fees(amounts), steps(amounts), callTimes())
                .as(Price::new);
        return Arbitraries.oneOf(plain, full);
    }

    private static Arbitrary<Long> amounts(long least) {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(least, 2_000_000),
                Arbitraries.longs().between(Math.max(-130, least), 130),
                Arbitraries.longs().between(least == 0 ? 0 : -10_000_000_000L, 10_000_000_000L),
                Arbitraries.of(0L, 1L, 59L, 60L, 999_999_999L, 1_000_000_001L, 10_000_000_000L));
    }

    private static Arbitrary<BillingIncrement> increments() {
        Arbitrary<Integer> first = Arbitraries.oneOf(
                Arbitraries.of(0, 1, 6, 30, 60), Arbitraries.integers().between(0, 300));
        return Combinators.combine(first, seconds()).as(BillingIncrement::new);
    }

    private static Arbitrary<Integer> seconds() {
        return Arbitraries.oneOf(
                Arbitraries.of(1, 6, 30, 60), Arbitraries.integers().between(1, 300));
    }

    private static Arbitrary<Fees> fees(Arbitrary<Long> amounts) {
        Arbitrary<Integer> after = Arbitraries.of(0, 0, 1, 2, 30, 3600);
        Arbitrary<Integer> block = Arbitraries.of(0, 0, 1, 30, 60, 77);
        Arbitrary<Long> minimum = Arbitraries.of(0L, 0L, 1L, 250_000L);
        Arbitrary<Long> above =
                Arbitraries.of(Fees.NO_MAXIMUM, Fees.NO_MAXIMUM, 0L, 1L, 5_000_000L);
        return Combinators.combine(amounts, amounts, after, amounts, block, minimum, above)
                .as((connect, disconnect, late, surcharge, seconds, least, more) -> new Fees(
                        connect,
                        disconnect,
                        late,
                        seconds == 0 ? 0 : surcharge,
                        seconds,
                        least,
                        more == Fees.NO_MAXIMUM ? more : least + more));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Long> amounts) {
        return Combinators.combine(seconds(), amounts, amounts, seconds())
                .as(Step::new)
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<CallTime> callTimes() {
        return Arbitraries.oneOf(
                Arbitraries.just(CallTime.AS_TALKED),
                Combinators.combine(
                                Arbitraries.of(0, 0, 1, 5, 60),
                                Arbitraries.of(0, 60, 90, 1000),
                                Arbitraries.of(0, 1, 20, 61))
                        .as(CallTime::new));
    }
}
