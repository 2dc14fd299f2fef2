package io.a2b.core.exchange;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;

import java.time.Clock;

/**
 * Binds {@link Exchange}. Without a binding of the host's for {@link ExchangeRates}, such as a
 * {@link RateTable}, there are no rates, and every conversion is refused.
 */
public final class ExchangeModule extends AbstractModule {
    @Override
    protected void configure() {
        newOptionalBinder(binder(), ExchangeRates.class)
                .setDefault()
                .toInstance(ExchangeRates.none());
    }

    @Provides
    @Singleton
    Exchange exchange(
            Transactor transactor,
            Ledger ledger,
            ExchangeRates rates,
            @ForA2b Clock clock,
            CoreConfig config) {
        return Exchange.over(transactor, ledger, rates, clock, config.exchangeRateAgeMax());
    }
}
