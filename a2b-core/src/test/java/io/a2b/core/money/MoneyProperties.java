package io.a2b.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigInteger;
import java.util.Currency;

class MoneyProperties {
    @Property
    void parseReadsWhatToStringWrites(@ForAll("monies") Money money) {
        assertEquals(money, Money.parse(money.toString()));
    }

    @Property
    void anAmountInMajorUnitsIsTheSameMoney(@ForAll("monies") Money money) {
        assertEquals(money, Money.of(money.currency(), money.amount()));
    }

    @Property
    void minusTakesBackWhatPlusAdded(
            @ForAll("currencies") Currency currency, @ForAll long a, @ForAll long b) {
        Assume.that(fits(exact(a).add(exact(b))));
        Money sum = new Money(currency, a).plus(new Money(currency, b));
        assertEquals(new Money(currency, a), sum.minus(new Money(currency, b)));
    }

    @Property
    void sumsAreExactOrRefused(
            @ForAll("currencies") Currency currency, @ForAll long a, @ForAll long b) {
        Money augend = new Money(currency, a);
        Money addend = new Money(currency, b);
        BigInteger sum = exact(a).add(exact(b));
        if (fits(sum)) {
            assertEquals(sum.longValueExact(), augend.plus(addend).micros());
        } else {
            assertThrows(ArithmeticException.class, () -> augend.plus(addend));
        }
    }

    @Property
    void differencesAreExactOrRefused(
            @ForAll("currencies") Currency currency, @ForAll long a, @ForAll long b) {
        Money minuend = new Money(currency, a);
        Money subtrahend = new Money(currency, b);
        BigInteger difference = exact(a).subtract(exact(b));
        if (fits(difference)) {
            assertEquals(difference.longValueExact(), minuend.minus(subtrahend).micros());
        } else {
            assertThrows(ArithmeticException.class, () -> minuend.minus(subtrahend));
        }
    }

    @Property
    void currenciesNeverMix(@ForAll("monies") Money one, @ForAll("monies") Money other) {
        Assume.that(!one.currency().equals(other.currency()));
        assertThrows(CurrencyMismatchException.class, () -> one.plus(other));
        assertThrows(CurrencyMismatchException.class, () -> one.minus(other));
        assertThrows(CurrencyMismatchException.class, () -> one.compareTo(other));
    }

    @Property
    void theOrderIsThatOfTheDifference(
            @ForAll("currencies") Currency currency, @ForAll int a, @ForAll int b) {
        Money one = new Money(currency, a);
        Money other = new Money(currency, b);
        assertEquals(
                Integer.signum(one.compareTo(other)),
                Long.signum(one.minus(other).micros()));
    }

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.of("USD", "EUR", "JPY", "KWD", "CLF").map(Currency::getInstance);
    }

    @Provide
    Arbitrary<Money> monies() {
        Arbitrary<Long> micros = Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-2_000_000, 2_000_000),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L));
        return currencies().flatMap(currency -> micros.map(m -> new Money(currency, m)));
    }

    private static BigInteger exact(long value) {
        return BigInteger.valueOf(value);
    }

    private static boolean fits(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }
}
