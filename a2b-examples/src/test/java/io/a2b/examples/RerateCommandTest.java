package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.Account;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class RerateCommandTest {
    private static final String[] SCOPE = {
        "--deck=retail", "--from=2026-03-01T00:00:00Z", "--to=2026-03-02T00:00:00Z"
    };

    @TempDir
    private Path folder;

    private Program a2b;
    private HikariDataSource pool;

    /** A minute for 0.20 that should have cost 0.05. */
    @BeforeEach
    void chargeACallTooMuch() {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        pool = DatabaseConfig.of(database, "a2b", "").open();
        a2b = new Program(folder, database);
        importDeck("0.20");
        a2b.run(0, "account", "create", "--alias", "alice", "--plan", "retail");
        a2b.run(0, "account", "topup", "alice", "1");
        Billing billing = Billing.over(
                pool,
                RatingConfig.defaults(),
                List.of(Trunk.of("t1", "PJSIP", "t1")),
                ManualClock.at("2026-03-01T12:00:00Z"));
        Account alice = billing.accounts().findByAlias("alice").orElseThrow();
        CallId call = new CallId("call-1");
        PhoneNumber lisbon = new PhoneNumber("351211234567");
        billing.charging().authorize(new CallRequest(call, alice.id(), "", lisbon, 600));
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        LegTimes times = LegTimes.answered(start, start, start.plusSeconds(60));
        LegReport leg = new LegReport(1, "t1", Disposition.ANSWERED, 16, times);
        billing.charging().settle(call, leg);
        importDeck("0.05");
    }

    private void importDeck(String price) {
        String csv = a2b.file(
                "deck.csv", "prefix,destination,price,increment\n351,Portugal," + price + ",1/1\n");
        a2b.run(0, "deck", "import", csv, "--deck", "retail");
    }

    @AfterEach
    void close() {
        a2b.run(0, "audit");
        pool.close();
    }

    private Program rerate(int code, String command, String... more) {
        List<String> all = new ArrayList<>(List.of("rerate", command));
        all.addAll(List.of(SCOPE));
        all.addAll(List.of(more));
        return a2b.run(code, all.toArray(String[]::new));
    }

    private String available() {
        return a2b.run(0, "account", "show", "alice")
                .out()
                .lines()
                .filter(line -> line.startsWith("available"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void looksBeforeItChangesAnything() {
        rerate(0, "preview", "--list");
        assertTrue(a2b.out().startsWith("call-1 351211234567 USD 0.20 -> USD 0.05\n"), a2b.out());
        assertTrue(a2b.out().endsWith("change: USD -0.15\n"), a2b.out());
        rerate(0, "preview", "--json");
        assertEquals(1, a2b.json().at("/cheaper").asInt());
        assertEquals("-0.15", a2b.json().at("/change/amount").asText());
        assertEquals("available: USD 0.80", available());
    }

    @Test
    void givesBackOnceHoweverOftenItIsAsked() {
        for (int time = 0; time < 2; time++) {
            rerate(0, "apply", "march", "--actor=bob", "--reason=typing error");
            assertTrue(a2b.out().contains("corrected: 1, same: 0"), a2b.out());
            assertEquals("available: USD 0.95", available());
        }
        rerate(0, "apply", "march", "--actor=bob", "--reason=typing error", "--json");
        assertEquals("0.05", a2b.json().at("/charged/amount").asText());
    }

    @Test
    void comparesTheCallsOnRecord() {
        a2b.run(0, "compare", "retail:1", "retail:2", "--from", "2026-03-01T00:00:00Z", "--json");
        assertEquals(1, a2b.json().at("/calls").asInt());
        assertEquals("-0.15", a2b.json().at("/revenueChange/amount").asText());
    }

    @Test
    void refusesAnUnknownAccountOrPeriod() {
        rerate(1, "preview", "--account", "nobody");
        assertEquals("a2b: no account nobody\n", a2b.err());
        a2b.run(
                2,
                "rerate",
                "preview",
                "--deck=retail",
                "--from=2026-03-02T00:00:00Z",
                "--to=2026-03-01T00:00:00Z");
        assertEquals(1, a2b.err().lines().count(), a2b.err());
    }
}
