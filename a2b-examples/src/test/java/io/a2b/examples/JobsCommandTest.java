package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.a2b.core.job.AutoRefill;
import io.a2b.core.money.Money;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

class JobsCommandTest {
    @TempDir
    private Path folder;

    private JdbcConnectionPool open;
    private Program a2b;

    @BeforeEach
    void openAnAccountToBeFilledUp() {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = JdbcConnectionPool.create(database, "a2b", "");
        a2b = new Program(folder, database);
        a2b.run(0, "account", "create", "--alias", "alice");
        Billing billing = Billing.over(open, false);
        AutoRefill refill = billing.autoRefill();
        refill.fillTo(
                billing.accounts().findByAlias("alice").orElseThrow().id(), Money.of("USD", "5"));
    }

    @AfterEach
    void close() {
        open.dispose();
    }

    @Test
    void runsWhatIsDueOnceAndListsWhatItDid() {
        a2b.run(0, "jobs", "run", "--json");
        JsonNode runs = a2b.json().get("runs");
        assertEquals(5, runs.size());
        assertEquals("auto-refill", runs.at("/1/job").asText());
        assertEquals("DONE", runs.at("/1/state").asText());
        assertEquals(1, runs.at("/1/report/subjects").asInt());
        assertEquals("5.00", runs.at("/1/report/sums/0/amount").asText());
        a2b.run(0, "jobs", "run");
        assertEquals("nothing was due\n", a2b.out());
        a2b.run(0, "jobs", "run", "auto-refill");
        a2b.run(0, "jobs", "list", "auto-refill", "--json");
        assertEquals(2, a2b.json().get("runs").size());
        assertEquals(0, a2b.json().at("/runs/0/report/subjects").asInt(), "filled up today");
        a2b.run(0, "jobs", "list", "--limit", "3");
        assertEquals(4, a2b.out().lines().count(), a2b.out());
        a2b.run(0, "account", "show", "alice");
        assertTrue(a2b.out().contains("posted: USD 5.00\n"), a2b.out());
        a2b.run(0, "audit");
    }

    @Test
    void refusesAJobThatThereIsNot() {
        a2b.run(0, "jobs", "list");
        assertEquals("no runs\n", a2b.out());
        a2b.run(2, "jobs", "run", "tidy-up");
        assertTrue(a2b.err().contains("there is none called tidy-up"), a2b.err());
    }
}
