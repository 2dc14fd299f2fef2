package io.a2b.core.exchange;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Rates in a table, one row per pair and moment. */
final class SqlRateTable implements RateTable {
    private final Transactor transactor;
    private final Currency pivot;

    SqlRateTable(Transactor transactor, Currency pivot) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.pivot = requireNonNull(pivot, "pivot");
    }

    @Override
    public List<ExchangeRate> record(List<ExchangeRate> rates, int changePercentMax) {
        if (changePercentMax < 0 || changePercentMax > 1000) {
            throw new IllegalArgumentException("changePercentMax: " + changePercentMax);
        }
        return transactor.inTransaction(tx -> {
            RateMapper table = tx.mapper(RateMapper.class);
            List<ExchangeRate> refused = new ArrayList<>();
            for (ExchangeRate rate : rates) {
                if (changePercentMax > 0 && isJump(table, rate, changePercentMax)) {
                    refused.add(rate);
                }
            }
            if (!refused.isEmpty()) return refused;
            for (ExchangeRate rate : rates) {
                RateRow row = RateRow.of(rate);
                if (!table.exists(row)) table.insert(row);
            }
            return List.of();
        });
    }

    private static boolean isJump(RateMapper table, ExchangeRate rate, int percent) {
        return newest(table, rate.from(), rate.to(), rate.quotedAt())
                .filter(last -> rate.isBeyond(percent, last))
                .isPresent();
    }

    private static Optional<ExchangeRate> newest(
            RateMapper table, Currency from, Currency to, Instant at) {
        return table.newest(from.getCurrencyCode(), to.getCurrencyCode(), at).map(RateRow::toRate);
    }

    @Override
    public List<ExchangeRate> list() {
        return transactor.inTransaction(tx ->
                tx.mapper(RateMapper.class).list().stream().map(RateRow::toRate).toList());
    }

    @Override
    public Optional<ExchangeRate> find(Currency from, Currency to, Instant at) {
        return transactor.inTransaction(tx -> {
            RateMapper table = tx.mapper(RateMapper.class);
            ExchangeRates quoted = (one, other, when) -> newest(table, one, other, when);
            return new CrossRates(quoted, pivot).find(from, to, at);
        });
    }
}
