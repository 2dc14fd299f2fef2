package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.core.account.Account;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ServerProcess;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Matcher;

/** The database of a card server is away: at its start, or in the middle of a call. */
@Timeout(120)
class CardServerOutageTest {
    private static final String UNREACHABLE = "a2b: database not reachable: .*; next try in ";

    @Test
    void waitsForADatabaseThatIsDownUntilItIsToldToStop() throws Exception {
        DatabaseConfig nowhere = DatabaseConfig.of(
                        "jdbc:postgresql://127.0.0.1:1/a2b?connectTimeout=1", "a2b", "")
                .withConnectionTimeout(Duration.ofMillis(250));
        try (HikariDataSource pool = nowhere.open()) {
            CardServerRig rig = new CardServerRig(pool).launch();
            rig.lines.await(UNREACHABLE + "1 s");
            rig.lines.await(UNREACHABLE + "2 s");
            assertEquals(ExitCode.WORLD_FAILED, rig.stop());
        }
    }

    @Test
    void takesCallsOnceADatabaseThatWasDownIsThere() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
            CardServerRig rig = new CardServerRig(unreliable).withItsDeck();
            unreliable.goAway();
            rig.launch().lines.await(UNREACHABLE + "1 s");
            unreliable.comeBack();
            rig.lines.await("a2b: database ready: H2 .*");
            rig.awaitReady();
            Account alice = rig.alice();
            rig.asterisk(60).play(CardServerRig.ALICE);
            assertEquals(0, rig.stop());
            rig.assertChargedOnce(alice, 60);
        }
    }

    /** After 0, 7, 14 ... statements, until a start needs no more. */
    @Test
    void takesCallsWhereverInItsStartTheDatabaseWentAway() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            new CardServerRig(database.dataSource()).withItsDeck();
            int statements = 0;
            while (hasToWait(database, statements)) statements += 7;
            assertTrue(statements > 21, "statements of a start: " + statements);
        }
    }

    /** Whether a start lost its database after so many statements; it takes calls in any case. */
    private static boolean hasToWait(FreshDatabase database, int statements) throws Exception {
        try (HikariDataSource pool = database.config().open()) {
            UnreliableDataSource unreliable = UnreliableDataSource.over(pool);
            CardServerRig rig = new CardServerRig(unreliable);
            unreliable.goAwayAfter(statements);
            Matcher said = rig.launch()
                    .lines
                    .await("a2b: (database not reachable|recovery at start|ended by).*");
            unreliable.comeBack();
            rig.awaitReady();
            assertEquals(0, rig.stop());
            return said.group(1).equals("database not reachable");
        }
    }

    @Test
    void chargesOnceACallThatOutlivesAnOutage() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
            CardServerRig rig = new CardServerRig(unreliable).withItsDeck().start();
            Account alice = rig.alice();
            rig.asterisk(60, () -> {
                        unreliable.goAway();
                        rig.lines.await("a2b: heartbeat failed: .*");
                        unreliable.comeBack();
                    })
                    .play(CardServerRig.ALICE);
            assertEquals(0, rig.stop());
            rig.assertChargedOnce(alice, 60);
        }
    }

    @Test
    void chargesOnceACallWhoseAnswerOfTheCommitWasLost() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
            CardServerRig rig = new CardServerRig(unreliable).withItsDeck().start();
            Account alice = rig.alice();
            rig.asterisk(60, () -> unreliable.loseAnswersOfCommits(3)).play(CardServerRig.ALICE);
            assertEquals(0, rig.stop());
            rig.assertChargedOnce(alice, 60);
        }
    }

    /** Asterisk keeps how the call ended, and whoever calls next lets the server look at that. */
    @Test
    void chargesOnceACallThatEndsInAnOutage() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            UnreliableDataSource unreliable = UnreliableDataSource.over(database.dataSource());
            CardServerRig rig = new CardServerRig(unreliable).withItsDeck().start();
            Account alice = rig.alice();
            Rehearsal asterisk = rig.asterisk(60, unreliable::goAway);
            asterisk.play(CardServerRig.ALICE);
            assertEquals(1, asterisk.store().size());
            unreliable.comeBack();
            assertEquals(0, rig.charges(alice));
            assertTrue(rig.balance(alice).held().isPositive());
            rig.clock.advance(CardServerRig.DOUBT_AFTER.plusSeconds(1));
            long deadline = System.nanoTime() + SECONDS.toNanos(30);
            while (!asterisk.store().isEmpty()) {
                assertTrue(System.nanoTime() - deadline < 0, "nobody looked at the store");
                asterisk.play(Caller.from(""));
            }
            assertEquals(0, rig.stop());
            rig.assertChargedOnce(alice, 60);
        }
    }

    @Test
    void chargesOnceACallDuringWhichPostgresqlIsKilledAndStartedAgain() throws Exception {
        try (FreshDatabase database = TestDatabase.openDurablePostgresql()) {
            ServerProcess postgresql = TestDatabase.durablePostgresql();
            CardServerRig rig =
                    new CardServerRig(database.dataSource()).withItsDeck().start();
            Account alice = rig.alice();
            rig.asterisk(60, () -> {
                        kill(postgresql);
                        rig.lines.await("a2b: heartbeat failed: .*");
                        start(postgresql);
                    })
                    .play(CardServerRig.ALICE);
            rig.lines.await("a2b: calls live 0, answered 0, charged 1, in doubt 0");
            assertEquals(0, rig.stop());
            rig.assertChargedOnce(alice, 60);
        }
    }

    private static void kill(ServerProcess process) {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void start(ServerProcess process) {
        try {
            process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
