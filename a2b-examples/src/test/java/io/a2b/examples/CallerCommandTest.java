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
import java.util.UUID;

/** Caller ids, speed dials, restrictions, blocked callers and telephones. */
class CallerCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;

    @BeforeEach
    void openAccounts() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        a2b.run(0, "account", "create", "--alias", "alice");
        a2b.run(0, "account", "create", "--alias", "bob");
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void givesNumbersToAccountsAndTakesThemBack() {
        a2b.run(0, "account", "caller-id", "add", "alice", "+351210000000");
        assertTrue(a2b.out().contains("351210000000  yes"), a2b.out());
        a2b.run(1, "account", "caller-id", "add", "bob", "351210000000");
        assertEquals("a2b: not added: caller id taken\n", a2b.err());
        a2b.run(0, "account", "caller-id", "off", "alice", "351210000000", "--json");
        assertFalse(a2b.json().at("/callerIds/0/active").asBoolean(true));
        a2b.run(0, "account", "caller-id", "add", "bob", "351210000000", "--move-from", "alice");
        a2b.run(0, "account", "caller-id", "list", "alice");
        assertEquals("no caller ids\n", a2b.out());
        a2b.run(0, "account", "caller-id", "remove", "bob", "351210000000");
        a2b.run(1, "account", "caller-id", "remove", "bob", "351210000000");
        assertEquals("a2b: the account has no caller id 351210000000\n", a2b.err());
        a2b.run(2, "account", "caller-id", "add", "bob", "0351");
        assertEquals("a2b: NUMBER: not a number in E.164: 0351\n", a2b.err());
    }

    @Test
    void givesNoMoreNumbersThanAnAccountMayHave() {
        for (int i = 1; i <= 5; i++) {
            a2b.run(0, "account", "caller-id", "add", "alice", "35121000000" + i);
        }
        a2b.run(1, "account", "caller-id", "add", "alice", "351210000006");
        assertEquals("a2b: not added: caller ids exceeded\n", a2b.err());
    }

    @Test
    void putsNumbersBehindDigits() {
        a2b.run(0, "account", "speed-dial", "list", "alice");
        assertEquals("no speed dials\n", a2b.out());
        a2b.run(0, "account", "speed-dial", "set", "alice", "5", "351910000000", "--label", "Home");
        assertTrue(a2b.out().contains("5     351910000000  Home"), a2b.out());
        a2b.run(0, "account", "speed-dial", "set", "alice", "0", "442079460000", "--json");
        assertEquals("Home", a2b.json().at("/speedDials/1/label").asText());
        a2b.run(2, "account", "speed-dial", "set", "alice", "10", "351910000000");
        a2b.run(0, "account", "speed-dial", "clear", "alice", "5");
        a2b.run(1, "account", "speed-dial", "clear", "alice", "5");
        assertEquals("a2b: nothing behind 5\n", a2b.err());
    }

    @Test
    void restrictsWhomAnAccountMayCall() {
        a2b.run(0, "account", "restrict", "alice", "--block", "+3519,44");
        assertEquals("restriction: block listed\nprefixes: 3519, 44\n", a2b.out());
        a2b.run(0, "account", "restrict", "alice", "--allow-only", "351", "--json");
        assertEquals("ALLOW_ONLY_LISTED", a2b.json().at("/restriction/mode").asText());
        a2b.run(0, "account", "restrict", "alice");
        assertEquals("restriction: allow only listed\nprefixes: 351\n", a2b.out());
        a2b.run(0, "account", "restrict", "alice", "--none");
        assertEquals("restriction: none\n", a2b.out());
        a2b.run(2, "account", "restrict", "alice", "--none", "--block", "44");
        a2b.run(2, "account", "restrict", "alice", "--block", "44%");
    }

    /** The simulator asks what a live call would ask. */
    @Test
    void theSimulatorKnowsTheRestriction() {
        String csv = a2b.file(
                "retail.csv", "prefix,destination,price,increment\n351,Portugal,0.06,1/1\n");
        a2b.run(0, "deck", "import", csv, "--deck", "default");
        a2b.run(0, "account", "restrict", "alice", "--block", "351");
        a2b.run(1, "simulate", "--account", "alice", "351210000000");
        assertTrue(a2b.out().contains("refused: number restricted"), a2b.out());
    }

    @Test
    void blocksCallers() {
        a2b.run(0, "caller", "list");
        assertEquals("no blocked callers\n", a2b.out());
        a2b.run(0, "caller", "block", "00999", "--note", "fraud");
        a2b.run(0, "caller", "list");
        assertTrue(a2b.out().contains("00999") && a2b.out().contains("fraud"), a2b.out());
        a2b.run(0, "caller", "list", "--json");
        assertEquals("00999", a2b.json().at("/blocked/0/prefix").asText());
        a2b.run(2, "caller", "block", "9%");
        a2b.run(0, "caller", "unblock", "00999");
        a2b.run(1, "caller", "unblock", "00999");
        assertEquals("a2b: 00999 is not blocked\n", a2b.err());
    }

    @Test
    void keepsTelephonesAndWritesThem() {
        a2b.run(0, "friend", "list");
        assertEquals("no friends\n", a2b.out());
        a2b.run(
                0,
                "friend",
                "add",
                "alice",
                "desk",
                "--codecs",
                "opus,alaw",
                "--set",
                "LANGUAGE=pt",
                "--json");
        String secret = a2b.json().at("/secret").asText();
        assertEquals(22, secret.length());
        a2b.run(1, "friend", "add", "bob", "desk");
        assertEquals("a2b: not added: name taken\n", a2b.err());
        a2b.run(0, "friend", "show", "desk");
        assertTrue(a2b.out().contains("codecs: opus, alaw\n"), a2b.out());
        assertTrue(a2b.out().contains("language: pt\n"), a2b.out());
        assertFalse(a2b.out().contains(secret), a2b.out());
        a2b.run(0, "friend", "list", "--json");
        assertEquals("desk", a2b.json().at("/friends/0/name").asText());
        assertFalse(a2b.out().contains(secret), a2b.out());
        a2b.run(0, "friend", "render", "pjsip_conf");
        assertTrue(a2b.out().contains("[desk]\ntype=endpoint\n"), a2b.out());
        assertTrue(a2b.out().contains("password=" + secret + "\n"), a2b.out());
        a2b.run(0, "friend", "render", "iax_conf");
        assertEquals("", a2b.out());
        a2b.run(2, "friend", "add", "alice", "de[sk");
        a2b.run(0, "friend", "remove", "desk");
        a2b.run(1, "friend", "show", "desk");
        assertEquals("a2b: no friend desk\n", a2b.err());
    }
}
