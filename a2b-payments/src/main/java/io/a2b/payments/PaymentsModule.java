package io.a2b.payments;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.PersistenceBinder;
import io.a2b.core.persistence.Transactor;
import io.a2b.payments.manual.ManualGateway;
import io.a2b.payments.spi.PaymentGateway;
import io.a2b.payments.spi.PaymentsBinder;
import io.a2b.payments.topup.TopUps;

import java.time.Clock;
import java.util.Set;

/**
 * Binds {@link TopUps} with the manual gateway; a host adds its own with {@link PaymentsBinder}.
 * Needs {@link io.a2b.core.CoreModule}. Hosts without Guice use {@link TopUps#over}.
 */
public final class PaymentsModule extends AbstractModule {
    @Override
    protected void configure() {
        requireBinding(Ledger.class);
        requireBinding(Transactor.class);
        requireBinding(Key.get(Clock.class, ForA2b.class));
        PersistenceBinder.persistenceBinder(binder()).addMigrations(PaymentsTables.MIGRATIONS);
        PaymentsBinder.paymentsBinder(binder()).addGateway(new ManualGateway());
    }

    @Provides
    @Singleton
    TopUps topUps(
            Transactor transactor,
            Ledger ledger,
            @ForA2b Clock clock,
            Set<PaymentGateway> gateways) {
        return TopUps.over(transactor, ledger, clock, gateways);
    }
}
