package io.a2b.core.exchange;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
        Optional<ExchangeRate> last = newest(table, rate.from(), rate.to(), rate.quotedAt());
        if (last.isEmpty()) return false;
        BigDecimal before = last.get().value();
        BigDecimal allowed = before.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        return rate.value().subtract(before).abs().compareTo(allowed) > 0;
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
        if (from.equals(to)) throw new IllegalArgumentException("to: " + to + ", as from");
        return transactor.inTransaction(tx -> {
            RateMapper table = tx.mapper(RateMapper.class);
            Optional<ExchangeRate> direct = eitherWay(table, from, to, at);
            if (direct.isPresent() || from.equals(pivot) || to.equals(pivot)) return direct;
            return eitherWay(table, from, pivot, at)
                    .flatMap(in -> eitherWay(table, pivot, to, at).flatMap(out -> over(in, out)));
        });
    }

    /** The newer of what was quoted and the inverse of what was quoted the other way round. */
    private static Optional<ExchangeRate> eitherWay(
            RateMapper table, Currency from, Currency to, Instant at) {
        Optional<ExchangeRate> straight = newest(table, from, to, at);
        Optional<ExchangeRate> reverse = newest(table, to, from, at);
        if (reverse.isEmpty()) return straight;
        boolean older = straight.isPresent()
                && !straight.get().quotedAt().isBefore(reverse.get().quotedAt());
        return older ? straight : inverse(reverse.get());
    }

    private static Optional<ExchangeRate> inverse(ExchangeRate rate) {
        try {
            return Optional.of(rate.inverse());
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    private Optional<ExchangeRate> over(ExchangeRate in, ExchangeRate out) {
        BigDecimal value = in.value()
                .multiply(out.value())
                .setScale(ExchangeRate.DECIMALS_MAX, RoundingMode.HALF_UP);
        Instant older = in.quotedAt().isBefore(out.quotedAt()) ? in.quotedAt() : out.quotedAt();
        if (value.signum() == 0) return Optional.empty();
        return Optional.of(new ExchangeRate(
                in.from(), out.to(), value, "over " + pivot.getCurrencyCode(), older));
    }
}
