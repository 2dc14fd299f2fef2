package io.a2b.core.exchange;

import static java.util.Objects.requireNonNull;

import io.a2b.core.spi.ExchangeRates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * Rates between currencies that were not quoted against each other, out of those that were: the
 * inverse of the opposite rate, or over the pivot currency. The source of such a rate says so, and
 * it is as old as the older of its two. As thread-safe as what was quoted.
 */
public final class CrossRates implements ExchangeRates {
    private final ExchangeRates quoted;
    private final Currency pivot;

    /**
     * @param quoted knows only what was quoted
     * @param pivot the currency that most others are quoted against
     */
    public CrossRates(ExchangeRates quoted, Currency pivot) {
        this.quoted = requireNonNull(quoted, "quoted");
        this.pivot = requireNonNull(pivot, "pivot");
    }

    /** @throws IllegalArgumentException if the two are the same */
    @Override
    public Optional<ExchangeRate> find(Currency from, Currency to, Instant at) {
        if (from.equals(to)) throw new IllegalArgumentException("to: " + to + ", as from");
        Optional<ExchangeRate> direct = eitherWay(from, to, at);
        if (direct.isPresent() || from.equals(pivot) || to.equals(pivot)) return direct;
        return eitherWay(from, pivot, at)
                .flatMap(in -> eitherWay(pivot, to, at).flatMap(out -> over(in, out)));
    }

    /** The newer of what was quoted and the inverse of what was quoted the other way round. */
    private Optional<ExchangeRate> eitherWay(Currency from, Currency to, Instant at) {
        Optional<ExchangeRate> straight = quoted.find(from, to, at);
        Optional<ExchangeRate> reverse = quoted.find(to, from, at);
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
        String source = "over " + pivot.getCurrencyCode();
        try {
            return Optional.of(new ExchangeRate(in.from(), out.to(), value, source, older));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}
