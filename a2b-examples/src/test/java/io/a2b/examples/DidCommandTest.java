package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Numbers that calls come in on. */
class DidCommandTest {
    private static final String NUMBER = "351210000000";

    @TempDir
    private Path folder;

    private String database;
    private Program a2b;
    private Connection open;

    @BeforeEach
    void start() throws SQLException {
        database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        a2b.run(0, "account", "create", "--alias", "alice");
        a2b.run(0, "account", "topup", "alice", "10");
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private String line() {
        return a2b.out().strip();
    }

    @Test
    void importsAgainWithoutAnyChange() {
        String file =
                a2b.file("dids.csv", "number,monthly\n" + NUMBER + ",2\n351210000001,1\nnone,1\n");
        a2b.run(1, "did", "import", file, "--country", "PT", "--dry-run", "--quiet");
        assertEquals("a2b: 2 would be added, 0 there already, 1 rejected", line());
        assertTrue(a2b.err().contains("line 4: number: not 3 to 15 digits"), a2b.err());
        a2b.run(1, "did", "import", file, "--country", "PT", "--quiet");
        assertEquals("a2b: 2 added, 0 there already, 1 rejected", line());
        a2b.run(1, "did", "import", file, "--country", "PT", "--quiet", "--json");
        assertEquals(0, a2b.json().at("/added").asInt());
        assertEquals(2, a2b.json().at("/unchanged").asInt());
        assertEquals(4, a2b.json().at("/rejected/0/line").asInt());
    }

    @Test
    void assignsAndReleasesAndSaysWhoHasWhat() {
        a2b.run(0, "did", "add", NUMBER, "--count", "2", "--country", "PT", "--monthly", "4");
        assertEquals("a2b: 2 added", line());
        a2b.run(1, "did", "add", NUMBER, "--country", "PT", "--monthly", "5");
        assertTrue(a2b.err().contains("there on other terms"), a2b.err());
        a2b.run(0, "did", "assign", NUMBER, "alice", "--id", "a1");
        assertEquals("a2b: " + NUMBER + " assigned to alice", line());
        a2b.run(0, "did", "assign", NUMBER, "alice", "--id", "a1");
        assertEquals("a2b: " + NUMBER + " assigned to alice, before", line());
        a2b.run(1, "did", "assign", NUMBER, "alice");
        assertTrue(a2b.err().contains("not assigned: did taken"), a2b.err());
        a2b.run(0, "did", "ring", NUMBER, "PJSIP/alice", "351910000000");
        a2b.run(2, "did", "ring", NUMBER, "Local/1@evil");
        a2b.run(0, "did", "list", "--account", "alice", "--json");
        assertEquals(1, a2b.json().at("/dids").size());
        assertEquals("ASSIGNED", a2b.json().at("/dids/0/status").asText());
        a2b.run(0, "did", "list", "--status", "free");
        assertTrue(a2b.out().contains("351210000001"), a2b.out());
        a2b.run(0, "did", "release", NUMBER, "--reason", "done");
        a2b.run(1, "did", "release", NUMBER, "--reason", "done");
        assertTrue(a2b.err().contains("is not assigned"), a2b.err());
        a2b.run(0, "did", "bill");
        assertEquals("a2b: 0 months charged, 0 unpaid, 0 released", line());
        a2b.run(0, "audit");
    }

    @Test
    void sumsUpWhatCameIn() {
        a2b.run(0, "did", "usage", "--from", "2026-03-01", "--until", "2026-03-03");
        assertEquals("no calls", line());
        write(1, "2026-03-01T12:00:00Z", 60);
        write(2, "2026-03-02T12:00:00Z", 30);
        a2b.run(0, "did", "usage", "--from", "2026-03-01", "--until", "2026-03-03", "--json");
        assertEquals(2, a2b.json().at("/dids/0/calls").asInt());
        assertEquals(90, a2b.json().at("/dids/0/talkSeconds").asInt());
        assertEquals("0.20", a2b.json().at("/dids/0/charge/amount").asText());
        a2b.run(0, "did", "usage", NUMBER, "--from", "2026-03-02", "--until", "2026-03-03");
        assertTrue(line().contains("2026-03-02"), line());
        assertTrue(!line().contains("2026-03-01"), line());
    }

    private void write(int call, String start, int talkSeconds) {
        JdbcDataSource pool = new JdbcDataSource();
        pool.setURL(database);
        pool.setUser("a2b");
        pool.setPassword("");
        Instant at = Instant.parse(start);
        CallDetailRecord leg = new CallDetailRecord(
                new CallId("call-" + call),
                1,
                new AccountId(1),
                "",
                new PhoneNumber("351910000000"),
                "",
                "",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(at, at, at.plusSeconds(talkSeconds)),
                new CallDetailRecord.LegBill(talkSeconds, 60, Money.of("USD", "0.10")),
                "");
        CallDetailRecords.over(Transactor.over(pool)).write(leg.withDid(new PhoneNumber(NUMBER)));
    }
}
