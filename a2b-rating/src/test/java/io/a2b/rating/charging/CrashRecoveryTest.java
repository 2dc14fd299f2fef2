package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.spi.CallWitness;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Kills a program under load with {@code kill -9}, again and again, and lets another one finish
 * what it left. The system property {@code a2b.crash.seconds} says for how long, per test.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CrashRecoveryTest {
    private static final int SECONDS = Integer.getInteger("a2b.crash.seconds", 15);
    private static final int ACCOUNTS = 4;
    private static final Money START = usd("10000");

    @TempDir
    Path folder;

    private final List<AccountId> accounts = new ArrayList<>();
    private final Map<AccountId, Money> spent = new TreeMap<>();
    private final Random random = new Random();
    private int kills;
    private int recovered;

    @Test
    void chargesEachAnsweredCallOnceAfterKillsOnADurablePostgresql() throws Exception {
        killAndRecover(TestDatabase.openDurablePostgresql(RatingTables.MIGRATIONS));
    }

    @Test
    void chargesEachAnsweredCallOnceAfterKillsOnAnH2File() throws Exception {
        killAndRecover(TestDatabase.H2_FILE.open(RatingTables.MIGRATIONS));
    }

    @Test
    void keepsTheBooksWhenNobodyKnowsWhatBecameOfTheCalls() throws Exception {
        DatabaseConfig database =
                prepare(TestDatabase.openDurablePostgresql(RatingTables.MIGRATIONS));
        for (int n = 0; n < 2; n++) {
            runAndKill(database);
            try (HikariDataSource pool = database.open()) {
                ChargingRig rig = rigAt(pool, Duration.ofDays(10));
                recover(rig, call -> new Testimony.Unknown());
                assertNothingIsHeld(rig);
                // the switch hands its log in at last: what was given up is charged after all
                Map<CallId, LegReport> seen = seenInLastRun();
                seen.forEach(rig.charging::settle);
                for (CallId call : grantedInLastRun(pool)) {
                    LegReport leg = seen.get(call);
                    Call found = rig.charging.find(call).orElseThrow();
                    assertEquals(expectedState(leg), found.state(), call.value());
                    int entries = rig.ledger.entriesOf(call.value()).size();
                    assertEquals(isAnswered(leg) ? 1 : 0, entries, call.value());
                }
                rig.assertBooksBalance();
            }
        }
    }

    private void killAndRecover(FreshDatabase fresh) throws Exception {
        DatabaseConfig database = prepare(fresh);
        Instant end = Instant.now().plusSeconds(SECONDS);
        int calls = 0;
        while (Instant.now().isBefore(end)) {
            runAndKill(database);
            try (HikariDataSource pool = database.open()) {
                ChargingRig rig = rigAt(pool, Duration.ofMinutes(10));
                recover(rig, SwitchLog.witness(switchLog()));
                assertNothingIsHeld(rig);
                calls += assertEachCallIsRight(pool, rig);
            }
        }
        System.out.printf(
                "%d calls, %d of them finished by recovery after %d kills, on %s%n",
                calls, recovered, kills, database.url());
        assertTrue(recovered > 0, "no kill hit a call: this proved nothing");
    }

    private DatabaseConfig prepare(FreshDatabase fresh) {
        try (fresh) {
            ChargingRig rig = new ChargingRig(fresh.transactor());
            for (int n = 0; n < ACCOUNTS; n++) {
                AccountId account = rig.account("0", TERMS.withCallsMax(2));
                rig.topUp(account, START.amount().toPlainString());
                accounts.add(account);
            }
            return fresh.config();
        }
    }

    private static ChargingRig rigAt(HikariDataSource pool, Duration later) {
        ChargingRig rig = new ChargingRig(Transactor.over(pool));
        rig.clock.set(Instant.now().plus(later));
        return rig;
    }

    private Path switchLog() {
        return folder.resolve("switch.log");
    }

    private void runAndKill(DatabaseConfig database) throws IOException, InterruptedException {
        long before = Files.exists(switchLog()) ? Files.size(switchLog()) : 0;
        Process program = start(database);
        try {
            Instant patience = Instant.now().plusSeconds(90);
            while (!Files.exists(switchLog()) || Files.size(switchLog()) == before) {
                assertTrue(!program.waitFor(20, TimeUnit.MILLISECONDS), this::output);
                assertTrue(Instant.now().isBefore(patience), this::output);
            }
            assertTrue(
                    !program.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS), this::output);
        } finally {
            program.destroyForcibly().waitFor();
            if (database.url().startsWith("jdbc:postgresql:")) awaitAlone(database);
        }
        kills++;
    }

    /** A server finishes what it had been told before the program died, a commit too. */
    private static void awaitAlone(DatabaseConfig database) {
        Instant patience = Instant.now().plusSeconds(30);
        String others = "select count(*) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()"
                + " and backend_type = 'client backend'";
        try (Connection connection = DriverManager.getConnection(
                        database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            long left;
            do {
                assertTrue(Instant.now().isBefore(patience), "connections of a dead program");
                try (ResultSet count = statement.executeQuery(others)) {
                    assertTrue(count.next());
                    left = count.getLong(1);
                }
            } while (left > 0);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Process start(DatabaseConfig database) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashLoad.class.getName(),
                database.url(),
                database.user(),
                switchLog().toString(),
                "run" + kills));
        for (AccountId account : accounts) command.add(account.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private void recover(ChargingRig rig, CallWitness witness) {
        RecoveryReport report = rig.recoveryAsking(witness).recover();
        assertEquals(0, report.failed() + report.left() + report.alive(), report::toString);
        recovered += report.charged() + report.released();
        assertEquals(RecoveryReport.NOTHING, rig.recoveryAsking(witness).recover());
    }

    private void assertNothingIsHeld(ChargingRig rig) {
        rig.assertBooksBalance();
        for (AccountId account : accounts) {
            assertEquals(usd("0"), rig.ledger.balance(account).orElseThrow().held());
            assertEquals(0, rig.ledger.balance(account).orElseThrow().callsHeld());
        }
    }

    /** The calls of the last run against the log, one by one; gives their number. */
    private int assertEachCallIsRight(HikariDataSource pool, ChargingRig rig) throws Exception {
        Map<CallId, LegReport> seen = seenInLastRun();
        List<CallId> calls = grantedInLastRun(pool);
        for (CallId call : calls) {
            LegReport leg = seen.remove(call);
            Call found = rig.charging.find(call).orElseThrow();
            Money price = isAnswered(leg)
                    ? Pricing.charge(found.quote(), leg.times().talk().toSeconds())
                            .amount()
                    : usd("0");
            assertEquals(expectedState(leg), found.state(), call.value());
            assertChargedOnce(rig, call, price);
            spent.merge(found.request().account(), price, Money::plus);
        }
        assertEquals(Map.of(), seen, "seen by the switch, but not on record");
        spent.forEach((account, sum) -> assertEquals(
                START.minus(sum), rig.ledger.balance(account).orElseThrow().posted()));
        rig.assertBooksBalance();
        return calls.size();
    }

    private static boolean isAnswered(LegReport leg) {
        return leg != null && leg.disposition() == Disposition.ANSWERED;
    }

    private static Call.State expectedState(LegReport leg) {
        return isAnswered(leg) ? Call.State.CHARGED : Call.State.RELEASED;
    }

    private Map<CallId, LegReport> seenInLastRun() throws IOException {
        Map<CallId, LegReport> seen = SwitchLog.read(switchLog());
        seen.keySet().removeIf(call -> !call.value().startsWith(lastRun()));
        return seen;
    }

    private String lastRun() {
        return "run" + (kills - 1) + "-";
    }

    private static void assertChargedOnce(ChargingRig rig, CallId call, Money price) {
        List<LedgerEntry> entries = rig.ledger.entriesOf(call.value());
        assertEquals(price.isZero() ? 0 : 1, entries.size(), call.value());
        for (LedgerEntry entry : entries) {
            assertEquals(EntryCode.CALL_CHARGE, entry.code());
            assertEquals(price, entry.amount());
        }
        Money recorded = usd("0");
        for (CallDetailRecord record : rig.records.of(call)) {
            recorded = recorded.plus(record.bill().charge());
        }
        assertEquals(price, recorded, call.value());
    }

    private List<CallId> grantedInLastRun(HikariDataSource pool) {
        List<CallId> calls = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id FROM a2b_call WHERE state <> 'REFUSED'")) {
            while (rows.next()) {
                String id = rows.getString(1);
                if (id.startsWith(lastRun())) calls.add(new CallId(id));
            }
            return calls;
        } catch (SQLException failure) {
            return fail(failure);
        }
    }
}
