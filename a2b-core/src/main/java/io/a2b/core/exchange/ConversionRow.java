package io.a2b.core.exchange;

import io.a2b.core.ledger.EntryId;
import io.a2b.core.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** A row of {@code a2b_conversion}. */
record ConversionRow(
        String id,
        long fromMicros,
        String fromCurrency,
        long toMicros,
        String toCurrency,
        BigDecimal rate,
        String source,
        Instant quotedAt,
        Instant convertedAt) {
    static ConversionRow of(Conversion conversion, Instant now) {
        ExchangeRate rate = conversion.rate();
        return new ConversionRow(
                conversion.id().value(),
                conversion.from().micros(),
                rate.from().getCurrencyCode(),
                conversion.to().micros(),
                rate.to().getCurrencyCode(),
                rate.value(),
                rate.source(),
                rate.quotedAt(),
                now);
    }

    Conversion toConversion() {
        Currency from = Currency.getInstance(fromCurrency);
        Currency to = Currency.getInstance(toCurrency);
        return new Conversion(
                new EntryId(id),
                new Money(from, fromMicros),
                new Money(to, toMicros),
                new ExchangeRate(from, to, rate, source, quotedAt));
    }
}
