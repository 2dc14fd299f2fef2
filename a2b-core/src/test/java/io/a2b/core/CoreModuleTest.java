package io.a2b.core;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Singleton;
import com.google.inject.Stage;

import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult.Opened;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.directory.AccountEdit;
import io.a2b.core.directory.AccountEdits.EditReport;
import io.a2b.core.directory.AccountSearch;
import io.a2b.core.event.Delivery;
import io.a2b.core.event.Event;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.job.JobRun;
import io.a2b.core.job.Jobs;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.Note;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.SchemaMigrator;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.CoreBinder;
import io.a2b.core.spi.EventListener;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

class CoreModuleTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final ManualClock CLOCK = ManualClock.at("2026-03-01T12:00:00Z");
    private static final NewAccount ALICE =
            NewAccount.of(new CardNumber("1234567890"), "alice", AccountTerms.prepaid(USD));

    @Test
    void wiresAllOfTheCoreOverTheDatabaseAndClockOfTheHost() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector a2b = strictly(
                    binder -> newOptionalBinder(binder, Key.get(Clock.class, ForA2b.class))
                            .setBinding()
                            .toInstance(CLOCK),
                    host(database.dataSource()));
            a2b.getInstance(SchemaMigrator.class).migrate();
            Opened opened = assertInstanceOf(
                    Opened.class, a2b.getInstance(Accounts.class).open(ALICE));
            assertEquals(CLOCK.instant(), opened.account().life().createdAt());
            assertEquals(
                    Money.zero(USD),
                    a2b.getInstance(Ledger.class)
                            .balance(opened.account().id())
                            .orElseThrow()
                            .available());
            assertEquals(
                    List.of(), a2b.getInstance(CallDetailRecords.class).of(new CallId("call-1")));
            assertSame(a2b.getInstance(Transactor.class), a2b.getInstance(Transactor.class));
        }
    }

    @Test
    void usesTheClockOfTheSystemUnlessTheHostBindsAnother() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            Injector a2b = strictly(host(database.dataSource()));
            assertEquals(Clock.systemUTC(), a2b.getInstance(Key.get(Clock.class, ForA2b.class)));
        }
    }

    @Test
    void asksForADataSourceOfItsOwn() {
        CreationException refused = assertThrows(CreationException.class, () -> strictly());
        String message = refused.getMessage();
        assertTrue(message.contains("ForA2b") && message.contains("DataSource"), message);
    }

    @Test
    void keepsEventsOnceThereIsAListenerWhichMayNeedTheCoreItself() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open()) {
            Injector deaf = strictly(host(database.dataSource()));
            assertFalse(deaf.getInstance(Outbox.class).keeps());
            Injector a2b = strictly(host(database.dataSource()), binder -> {
                binder.bind(Listening.class).in(Singleton.class);
                CoreBinder.coreBinder(binder).addEventListener().to(Listening.class);
            });
            assertTrue(a2b.getInstance(Outbox.class).keeps());
            Event event = new Event(EventKind.DID_RESERVED, "did:1", Map.of("did", "1"));
            a2b.getInstance(Transactor.class).inTransaction(tx -> {
                a2b.getInstance(Outbox.class).add(tx, event);
                return null;
            });
            assertEquals(1, a2b.getInstance(EventDelivery.class).deliver(10).delivered());
            assertEquals(List.of(event), a2b.getInstance(Listening.class).heard);
        }
    }

    @Test
    void runsTheJobsOfTheCoreAndThoseOfTheHost() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open()) {
            Injector a2b = strictly(host(database.dataSource()));
            Jobs jobs = a2b.getInstance(Jobs.class);
            assertEquals(
                    List.of(
                            "account-expiry",
                            "auto-refill",
                            "balance-notices",
                            "did-fees",
                            "hold-expiry"),
                    jobs.names());
            assertEquals(5, jobs.runDue().size());
            assertTrue(jobs.runs(10).stream().allMatch(run -> run.state() == JobRun.State.DONE));
        }
    }

    /** A listener that reads the books. */
    private static final class Listening implements EventListener {
        private final List<Event> heard = new ArrayList<>();
        private final Ledger ledger;

        @Inject
        Listening(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void on(Delivery delivery) {
            assertTrue(ledger.audit().balance());
            heard.add(delivery.event());
        }
    }

    @Test
    void worksWithoutGuiceToo() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            A2bCore core = A2bCore.over(database.dataSource(), CLOCK, CoreConfig.defaults());
            core.migrator().migrate();
            Opened opened = assertInstanceOf(Opened.class, core.accounts().open(ALICE));
            assertEquals(
                    Money.zero(USD),
                    core.ledger().balance(opened.account().id()).orElseThrow().posted());
            assertEquals(List.of(), core.callDetailRecords().of(new CallId("call-1")));
            AccountEdit edit = AccountEdit.of("spring", new Note("ann", "spring cleaning"));
            assertEquals(
                    new EditReport(1, 1, 0),
                    core.edits()
                            .apply(
                                    edit.withCallsMax(2),
                                    AccountSearch.all(),
                                    reject -> {},
                                    looked -> {}));
        }
    }

    @Test
    void aConfigNamesKeyValueBoundAndHintOfWhatDoesNotDo() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> CoreConfig.defaults().withSecretWorkFactor(3));
        assertEquals(
                "secretWorkFactor: 3 is not within 4 to 16; 10 takes tens of milliseconds a check",
                refused.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> CoreConfig.defaults().withSecretWorkFactor(17));
    }

    private static Module host(DataSource dataSource) {
        return binder ->
                binder.bind(DataSource.class).annotatedWith(ForA2b.class).toInstance(dataSource);
    }

    private static Injector strictly(Module... host) {
        return Guice.createInjector(
                Stage.PRODUCTION,
                new CoreModule(CoreConfig.defaults().withSecretWorkFactor(4)),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        binder().requireExplicitBindings();
                        binder().requireExactBindingAnnotations();
                        binder().requireAtInjectOnConstructors();
                        binder().disableCircularProxies();
                        for (Module module : host) {
                            install(module);
                        }
                    }
                });
    }
}
