package io.a2b.core;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Key;

import io.a2b.core.account.AccountModule;
import io.a2b.core.caller.CallerModule;
import io.a2b.core.cdr.CallDetailRecordModule;
import io.a2b.core.did.DidModule;
import io.a2b.core.directory.DirectoryModule;
import io.a2b.core.event.EventModule;
import io.a2b.core.exchange.ExchangeModule;
import io.a2b.core.friend.FriendModule;
import io.a2b.core.job.JobModule;
import io.a2b.core.leader.LeaderModule;
import io.a2b.core.ledger.LedgerModule;
import io.a2b.core.persistence.PersistenceModule;

import java.time.Clock;

/**
 * All of a2b-core: accounts, the ledger, call detail records, transactions and the schema. The host
 * binds a {@code @ForA2b DataSource}. It may bind another clock than that of the system with
 * {@code newOptionalBinder(binder, Key.get(Clock.class, ForA2b.class)).setBinding()}.
 *
 * <p>What a host adds - listeners to events, jobs - it says with
 * {@link io.a2b.core.spi.CoreBinder}. Nothing connects to the database and no thread starts when
 * the injector is created. Hosts without Guice use {@link A2bCore}.
 */
public final class CoreModule extends AbstractModule {
    private final CoreConfig config;

    public CoreModule(CoreConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    protected void configure() {
        bind(CoreConfig.class).toInstance(config);
        newOptionalBinder(binder(), Key.get(Clock.class, ForA2b.class))
                .setDefault()
                .toInstance(Clock.systemUTC());
        install(new PersistenceModule());
        install(new LeaderModule());
        install(new EventModule());
        install(new AccountModule());
        install(new DirectoryModule());
        install(new LedgerModule(config.groupCommit()));
        install(new CallDetailRecordModule());
        install(new CallerModule());
        install(new FriendModule());
        install(new DidModule());
        install(new ExchangeModule());
        install(new JobModule());
    }
}
