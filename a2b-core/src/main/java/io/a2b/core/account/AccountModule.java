package io.a2b.core.account;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** Binds {@link Accounts}. Needs {@link Transactor}, {@code @ForA2b Clock} and the config. */
public final class AccountModule extends AbstractModule {
    @Provides
    @Singleton
    Accounts accounts(
            Transactor transactor, @ForA2b Clock clock, CoreConfig config, Outbox outbox) {
        return Accounts.over(transactor, clock, config, outbox);
    }
}
