package io.a2b.core.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** A row of {@code a2b_exchange_rate}. */
record RateRow(
        String fromCurrency, String toCurrency, BigDecimal rate, String source, Instant quotedAt) {
    static RateRow of(ExchangeRate rate) {
        return new RateRow(
                rate.from().getCurrencyCode(),
                rate.to().getCurrencyCode(),
                rate.value(),
                rate.source(),
                rate.quotedAt());
    }

    ExchangeRate toRate() {
        return new ExchangeRate(
                Currency.getInstance(fromCurrency),
                Currency.getInstance(toCurrency),
                rate,
                source,
                quotedAt);
    }
}
