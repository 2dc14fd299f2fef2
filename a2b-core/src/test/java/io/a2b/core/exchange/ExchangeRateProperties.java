package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.money.Money;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;

class ExchangeRateProperties {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long MOST = 1_000_000_000_000L;

    private static ExchangeRate rate(BigDecimal value) {
        return new ExchangeRate(EUR, USD, value, "test", Instant.EPOCH);
    }

    @Property
    void isOffByHalfAMicroAtMost(
            @ForAll @LongRange(min = 0, max = MOST) long micros,
            @ForAll @BigRange(min = "0.000001", max = "100000") @Scale(6) BigDecimal value) {
        Money converted = rate(value).convert(new Money(EUR, micros));
        BigDecimal exact = value.multiply(BigDecimal.valueOf(micros));
        BigDecimal off = exact.subtract(BigDecimal.valueOf(converted.micros())).abs();
        assertTrue(off.compareTo(new BigDecimal("0.5")) <= 0, off.toString());
    }

    @Property
    void givesMoreForMore(
            @ForAll @LongRange(min = 0, max = MOST) long one,
            @ForAll @LongRange(min = 0, max = MOST) long other,
            @ForAll @BigRange(min = "0.000001", max = "100000") @Scale(6) BigDecimal value) {
        Money less = rate(value).convert(new Money(EUR, Math.min(one, other)));
        Money more = rate(value).convert(new Money(EUR, Math.max(one, other)));
        assertTrue(less.compareTo(more) <= 0);
    }

    /** There and back again: not more is gained than the inverse is rounded by. */
    @Property
    void makesNoMoneyByGoingThereAndBack(
            @ForAll @LongRange(min = 0, max = MOST) long micros,
            @ForAll @BigRange(min = "0.001", max = "1000") @Scale(6) BigDecimal value) {
        ExchangeRate there = rate(value);
        Money back = there.inverse().convert(there.convert(new Money(EUR, micros)));
        BigDecimal bound = BigDecimal.valueOf(micros)
                .multiply(value)
                .movePointLeft(ExchangeRate.DECIMALS_MAX)
                .add(BigDecimal.ONE.divide(value, 6, RoundingMode.UP))
                .add(BigDecimal.ONE);
        long off = Math.abs(back.micros() - micros);
        assertTrue(BigDecimal.valueOf(off).compareTo(bound) <= 0, off + " over " + bound);
    }
}
