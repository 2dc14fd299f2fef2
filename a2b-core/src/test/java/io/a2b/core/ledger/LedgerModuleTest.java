package io.a2b.core.ledger;

import static io.a2b.core.persistence.PersistenceBinder.persistenceBinder;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.MigrationSet;
import io.a2b.core.persistence.PersistenceModule;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.Test;

import java.time.Clock;

import javax.sql.DataSource;

class LedgerModuleTest {
    @Test
    void wiresTheLedgerFromWhatTheHostGives() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector injector = Guice.createInjector(Stage.PRODUCTION, new AbstractModule() {
                @Override
                protected void configure() {
                    binder().requireExplicitBindings();
                    binder().requireExactBindingAnnotations();
                    binder().disableCircularProxies();
                    bind(DataSource.class)
                            .annotatedWith(ForA2b.class)
                            .toInstance(database.dataSource());
                    bind(Clock.class)
                            .annotatedWith(ForA2b.class)
                            .toInstance(ManualClock.at("2026-03-01T12:00:00Z"));
                    bind(CoreConfig.class).toInstance(CoreConfig.defaults());
                    bind(Outbox.class).toInstance(Outbox.none());
                    install(new PersistenceModule());
                    install(new LedgerModule(GroupCommit.on()));
                    persistenceBinder(binder()).addMigrations(MigrationSet.CORE);
                }
            });
            injector.getInstance(SchemaMigrator.class).migrate();
            assertInstanceOf(GroupedLedger.class, injector.getInstance(Ledger.class));
            assertTrue(injector.getInstance(Ledger.class).audit().balance());
            assertSame(
                    injector.getInstance(Transactor.class), injector.getInstance(Transactor.class));
        }
    }
}
