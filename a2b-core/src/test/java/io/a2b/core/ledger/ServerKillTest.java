package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ServerProcess;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Kills the database server under load with {@code kill -9}, starts it again, and asks for all that
 * it had acknowledged, one by one and for a ledger whose writes share commits.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServerKillTest {
    private static final int THREADS = 8;
    private static final int KILLS = 3;
    private static final int ACKNOWLEDGED_MIN = 200;
    private static final Money CHARGE = Money.of("USD", "0.01");
    private static final Money START = Money.of("USD", "1000000");

    @Test
    void losesNothingThatAKilledPostgresqlHadAcknowledged() throws Exception {
        try (FreshDatabase database = TestDatabase.openDurablePostgresql()) {
            survives(database, TestDatabase.durablePostgresql());
        }
    }

    @Test
    void losesNothingThatAKilledMariaDbHadAcknowledged() throws Exception {
        try (FreshDatabase database = TestDatabase.openDurableMariaDb()) {
            survives(database, TestDatabase.durableMariaDb());
        }
    }

    private void survives(FreshDatabase database, ServerProcess server) throws Exception {
        AccountId account = AccountRows.open(database.transactor(), Money.of("USD", "0"), 1000);
        Ledger plain = Ledger.over(database.transactor(), Clock.systemUTC());
        Ledger grouped = Ledger.grouped(
                database.transactor(), Outbox.none(), Clock.systemUTC(), GroupCommit.on());
        plain.credit(
                new EntryId("start"),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                START,
                EntryCode.TOP_UP,
                "start");
        long calls = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Load load = new Load(kill % 2 == 0 ? plain : grouped, account, "k" + kill + "-");
            load.runUntilKilled(server);
            server.start();
            awaitReady(plain, account);
            load.assertKept(plain);
            calls += load.finish(plain);
            Money spent = new Money(CHARGE.currency(), CHARGE.micros() * calls);
            Balance balance = plain.balance(account).orElseThrow();
            assertEquals(START.minus(spent), balance.posted());
            assertEquals(0, balance.callsHeld());
            assertEquals(List.of(), plain.audit().contradictions());
        }
    }

    private static void awaitReady(Ledger ledger, AccountId account) throws Exception {
        Instant patience = Instant.now().plusSeconds(90);
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                ledger.balance(account);
                return;
            } catch (A2bException starting) {
                if (Instant.now().isAfter(patience)) throw starting;
                never.await(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static final class Load {
        private final Ledger ledger;
        private final AccountId account;
        private final String run;
        private final Queue<HoldId> begun = new ConcurrentLinkedQueue<>();
        private final Queue<HoldId> held = new ConcurrentLinkedQueue<>();
        private final Queue<HoldId> posted = new ConcurrentLinkedQueue<>();
        private final CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_MIN);

        private Load(Ledger ledger, AccountId account, String run) {
            this.ledger = ledger;
            this.account = account;
            this.run = run;
        }

        private void runUntilKilled(ServerProcess server) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = run + thread + "-";
                ends.add(threads.submit(() -> call(name)));
            }
            assertTrue(enough.await(60, TimeUnit.SECONDS), "the load does not get going");
            server.kill();
            for (Future<?> end : ends) end.get();
            threads.shutdown();
        }

        /** Calls until the database is gone. */
        private void call(String name) {
            for (int number = 0; ; number++) {
                HoldId id = new HoldId(name + number);
                begun.add(id);
                try {
                    ledger.place(id, account, CHARGE, Duration.ofHours(1));
                    held.add(id);
                    ledger.post(id, CHARGE, id.value());
                    posted.add(id);
                    enough.countDown();
                } catch (A2bException gone) {
                    return;
                }
            }
        }

        /** Whatever was acknowledged is there, as it was acknowledged. */
        private void assertKept(Ledger sound) {
            for (HoldId id : held) {
                assertTrue(sound.findHold(id).isPresent(), id + ": lost");
            }
            for (HoldId id : posted) {
                assertEquals(HoldState.POSTED, sound.findHold(id).orElseThrow().state());
                List<LedgerEntry> entries = sound.entriesOf(id.value());
                assertEquals(1, entries.size(), id.value());
                assertEquals(CHARGE, entries.get(0).amount());
            }
        }

        /** Repeats what was begun, as a caller does who got no answer. */
        private long finish(Ledger sound) {
            for (HoldId id : begun) {
                sound.place(id, account, CHARGE, Duration.ofHours(1));
                sound.post(id, CHARGE, id.value());
            }
            return begun.size();
        }
    }
}
