package io.a2b.core.spi;

import io.a2b.core.exchange.ExchangeRate;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * Where rates between currencies come from. Implementations are thread-safe and answer within
 * milliseconds: they are asked while a transaction is open. One that asks a service over the
 * network keeps what it was told, and renews it elsewhere.
 */
public interface ExchangeRates {
    /**
     * The newest rate quoted at or before {@code at}; empty when there is none. How old a rate may
     * be is for the caller to judge. Never a guess: no rate is better than a wrong one.
     *
     * @param from not the same as {@code to}
     */
    Optional<ExchangeRate> find(Currency from, Currency to, Instant at);

    /** No rates at all: every conversion is refused. */
    static ExchangeRates none() {
        return (from, to, at) -> Optional.empty();
    }
}
