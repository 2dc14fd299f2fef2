package io.a2b.core.ledger;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** Binds {@link Ledger}. Needs {@link Transactor} and {@code @ForA2b Clock}. */
public final class LedgerModule extends AbstractModule {
    @Provides
    @Singleton
    Ledger ledger(Transactor transactor, @ForA2b Clock clock) {
        return Ledger.over(transactor, clock);
    }
}
