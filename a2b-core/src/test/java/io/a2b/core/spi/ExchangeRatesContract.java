package io.a2b.core.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.a2b.core.exchange.ExchangeRate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.IntStream;

/** What conversions rely on; the test of a host's own source of rates extends it. */
@Timeout(60)
public abstract class ExchangeRatesContract {
    /** The older of two rates that follow each other. */
    protected static final ExchangeRate FIRST = rate("1.09", "2026-03-01T09:00:00Z");

    protected static final ExchangeRate SECOND = rate("1.1", "2026-03-01T10:00:00Z");

    private static final Currency TEST = Currency.getInstance("XTS");

    /** Always the same rates in one test: they know {@link #FIRST} and {@link #SECOND}. */
    protected abstract ExchangeRates rates();

    private static ExchangeRate rate(String value, String quotedAt) {
        return new ExchangeRate(
                Currency.getInstance("EUR"),
                Currency.getInstance("USD"),
                new BigDecimal(value),
                "feed",
                Instant.parse(quotedAt));
    }

    private Optional<ExchangeRate> at(Instant at) {
        return rates().find(FIRST.from(), FIRST.to(), at);
    }

    @Test
    void theNewestRateCounts() {
        assertEquals(Optional.of(SECOND), at(SECOND.quotedAt().plus(Duration.ofDays(1))));
    }

    @Test
    void aRateCountsFromTheMomentItWasQuoted() {
        assertEquals(Optional.of(SECOND), at(SECOND.quotedAt()));
        assertEquals(Optional.of(FIRST), at(SECOND.quotedAt().minusNanos(1000)));
    }

    @Test
    void beforeTheFirstRateThereIsNone() {
        assertEquals(Optional.empty(), at(FIRST.quotedAt().minusNanos(1000)));
    }

    /** It is for the caller to say how old a rate may be. */
    @Test
    void anOldRateIsARate() {
        assertEquals(Optional.of(SECOND), at(SECOND.quotedAt().plus(Duration.ofDays(3650))));
    }

    @Test
    void noRateIsMadeUp() {
        Instant at = SECOND.quotedAt();
        assertEquals(Optional.empty(), rates().find(FIRST.from(), TEST, at));
        assertEquals(Optional.empty(), rates().find(TEST, FIRST.to(), at));
    }

    /** The other way round is another rate, if it is known. */
    @Test
    void aRateIsOfThePairThatWasAskedFor() {
        Optional<ExchangeRate> back = rates().find(FIRST.to(), FIRST.from(), SECOND.quotedAt());
        assertFalse(
                back.filter(rate -> !rate.from().equals(FIRST.to())).isPresent(), back::toString);
        assertFalse(
                back.filter(rate -> !rate.to().equals(FIRST.from())).isPresent(), back::toString);
        assertFalse(
                back.filter(rate -> rate.quotedAt().isAfter(SECOND.quotedAt())).isPresent());
    }

    @Test
    void mayBeAskedByManyAtOnce() {
        ExchangeRates shared = rates();
        long known = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> i % 2 == 0 ? FIRST : SECOND)
                .filter(rate -> shared.find(rate.from(), rate.to(), rate.quotedAt())
                        .equals(Optional.of(rate)))
                .count();
        assertEquals(100, known);
    }
}
