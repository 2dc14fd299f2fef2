package io.a2b.core.did;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.CoreBinder;

import java.time.Clock;

/**
 * Binds {@link Dids}, {@link DidFees} and {@link DidReports}; part of the module of a2b-core. A
 * host may bind another {@link DidFeePolicy} with {@code newOptionalBinder}.
 */
public final class DidModule extends AbstractModule {
    @Override
    protected void configure() {
        newOptionalBinder(binder(), DidFeePolicy.class)
                .setDefault()
                .toInstance(DidFeePolicy.defaults());
        CoreBinder.coreBinder(binder()).addJob().to(DidFeeJob.class);
    }

    @Provides
    @Singleton
    Dids dids(Transactor transactor, Ledger ledger, @ForA2b Clock clock, Outbox outbox) {
        return Dids.over(transactor, ledger, clock, outbox);
    }

    @Provides
    @Singleton
    DidFees didFees(
            Transactor transactor,
            Ledger ledger,
            @ForA2b Clock clock,
            Outbox outbox,
            DidFeePolicy policy) {
        return DidFees.over(transactor, ledger, clock, outbox, policy);
    }

    @Provides
    @Singleton
    DidFeeJob didFeeJob(DidFees fees) {
        return DidFeeJob.over(fees);
    }

    @Provides
    @Singleton
    DidReports didReports(Transactor transactor) {
        return DidReports.over(transactor);
    }
}
