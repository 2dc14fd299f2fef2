package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One change to all accounts of a search. */
class AccountEditCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void start() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        a2b.run(0, "account", "create", "--alias", "ann", "--card", "7000012345");
        a2b.run(0, "account", "create", "--alias", "bob", "--card", "7000012346");
        a2b.run(0, "account", "create", "--alias", "cy", "--card", "8000112345");
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private Program edit(int code, String... words) {
        List<String> all = new ArrayList<>(List.of("account", "edit", "--reason", "spring"));
        all.addAll(List.of(words));
        return a2b.run(code, all.toArray(String[]::new));
    }

    private void shows(String alias, String line) {
        a2b.run(0, "account", "show", alias);
        assertTrue(a2b.out().contains(line + "\n"), a2b.out());
    }

    @Test
    void changesThoseThatAreFoundAndNoOthers() {
        String[] change = {
            "--card-prefix",
            "7000",
            "--set-plan",
            "gold",
            "--set-calls-max",
            "3",
            "--set-status",
            "SUSPENDED_FOR_LITIGATION",
            "--cut-calls"
        };
        edit(0, change);
        assertEquals("a2b: 2 accounts found, 2 changed, 0 rejected\n", a2b.out());
        shows("ann", "tariff plan: gold");
        shows("bob", "calls max: 3");
        shows("bob", "status: SUSPENDED_FOR_LITIGATION");
        shows("cy", "tariff plan: default");
        shows("cy", "status: ACTIVE");
        edit(0, change);
        assertEquals("a2b: 2 accounts found, 0 changed, 0 rejected\n", a2b.out());
    }

    @Test
    void aDryRunSaysWhatWouldBeAndDoesNothing() {
        edit(0, "--dry-run", "--all", "--set-plan", "gold", "--json");
        assertTrue(a2b.json().at("/dryRun").asBoolean());
        assertEquals(3, a2b.json().at("/report/found").asInt());
        assertEquals(3, a2b.json().at("/report/changed").asInt());
        shows("ann", "tariff plan: default");
        edit(0, "--dry-run", "--all", "--set-plan", "gold");
        assertEquals("a2b: 3 accounts found, 3 would be changed, 0 would be rejected\n", a2b.out());
        edit(0, "--plan", "default", "--set-plan", "gold", "--json");
        assertFalse(a2b.json().at("/dryRun").asBoolean());
        assertEquals(3, a2b.json().at("/report/changed").asInt());
        shows("ann", "tariff plan: gold");
    }

    @Test
    void movesMoneyOnceForEachIdHoweverOftenItIsRepeated() {
        for (int time = 1; time <= 2; time++) {
            edit(0, "--currency", "USD", "--give", "1.50", "--id", "easter");
            shows("ann", "posted: USD 1.50");
        }
        assertEquals("a2b: 3 accounts found, 0 changed, 0 rejected\n", again("easter"));
        edit(0, "--currency", "USD", "--card-prefix", "8", "--take", "0.50", "--id", "fee");
        shows("cy", "posted: USD 1.00");
        edit(0, "--currency", "USD", "--set-balance", "0.25", "--id", "even");
        for (String alias : List.of("ann", "bob", "cy")) shows(alias, "posted: USD 0.25");
        a2b.run(0, "audit");
    }

    private String again(String id) {
        return edit(0, "--currency", "USD", "--give", "1.50", "--id", id).out();
    }

    @Test
    void tellsWhoCouldNotBeChangedAndChangesTheOthers() {
        a2b.run(0, "account", "topup", "bob", "5");
        String[] fee = {"--currency", "USD", "--take", "1", "--id", "fee", "--set-language", "de"};
        edit(1, fee);
        assertEquals("a2b: 3 accounts found, 1 changed, 2 rejected\n", a2b.out());
        assertEquals("""
                a2b: account 1: amount: FUNDS_INSUFFICIENT
                a2b: account 3: amount: FUNDS_INSUFFICIENT
                """, a2b.err());
        edit(2, "--all", "--set-credit-limit", "10", "--currency", "USD");
        edit(1, "--currency", "USD", "--set-credit-limit", "10", "--json");
        assertEquals(3, a2b.json().at("/rejects").size());
        assertEquals(1, a2b.json().at("/rejects/0/account").asInt());
        assertTrue(
                a2b.json().at("/rejects/0/reason").asText().contains("prepaid account"), a2b.out());
        shows("bob", "posted: USD 4.00");
    }

    @Test
    void setsExpiryCapsAndGroup() {
        edit(0, "--card-prefix", "7000012345", "--set-expiry", "2001-01-01T00:00:00Z");
        a2b.run(0, "jobs", "run", "account-expiry");
        shows("ann", "status: EXPIRED");
        shows("bob", "status: ACTIVE");
        for (String expiry : List.of("created+30", "used+365", "never")) {
            edit(0, "--all", "--set-expiry", expiry);
        }
        edit(0, "--currency", "USD", "--set-caps", "10/200");
        assertEquals("a2b: 3 accounts found, 3 changed, 0 rejected\n", a2b.out());
        edit(0, "--currency", "USD", "--set-caps", "none/none");
        assertEquals("a2b: 3 accounts found, 3 changed, 0 rejected\n", a2b.out());
        edit(0, "--created-from", "2001-01-01T00:00:00Z", "--set-calls-max", "2");
        assertEquals("a2b: 3 accounts found, 3 changed, 0 rejected\n", a2b.out());
        edit(0, "--created-until", "2001-01-01T00:00:00Z", "--set-calls-max", "3");
        edit(0, "--used-from", "2001-01-01T00:00:00Z", "--set-calls-max", "3");
        assertEquals("a2b: 0 accounts found, 0 changed, 0 rejected\n", a2b.out());
        edit(2, "--all", "--set-group", "nowhere");
    }

    @Test
    void refusesWhatIsNotAnEdit() {
        edit(2, "--set-plan", "gold");
        assertEquals("a2b: say which accounts, or --all of them\n", a2b.err());
        edit(2, "--all", "--card-prefix", "7000", "--set-plan", "gold");
        edit(2, "--all");
        assertEquals("a2b: nothing to change\n", a2b.err());
        edit(2, "--currency", "USD", "--give", "1");
        assertTrue(a2b.err().startsWith("a2b: --id is needed where money moves"), a2b.err());
        edit(2, "--all", "--give", "1", "--id", "x");
        edit(2, "--currency", "USD", "--give", "1", "--take", "1", "--id", "x");
        edit(2, "--currency", "USD", "--give", "0", "--id", "x");
        edit(2, "--currency", "USD", "--set-caps", "10");
        edit(2, "--all", "--set-expiry", "tomorrow");
        edit(2, "--all", "--cut-calls", "--set-plan", "gold");
        edit(2, "--all", "--set-plan", "no plan");
        assertEquals("a2b: tariffPlan: no plan\n", a2b.err());
        a2b.run(2, "account", "edit", "--all", "--set-plan", "gold");
        shows("ann", "tariff plan: default");
        shows("ann", "posted: USD 0.00");
    }
}
