package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program as its users see it: arguments in, text and an exit code out. */
class A2bTest {
    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void keepH2OnLoopback() {
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    @Test
    void showsACardNumberWholeOnlyWhenItIsCreated() {
        assertEquals(0, db("account", "create", "--alias", "alice", "--card", "1234567890"));
        assertEquals("""
                account: 1
                alias: alice
                card number: 1234567890
                pin: none
                currency: USD
                """, out);
        for (String name : List.of("1", "alice", "card:1234567890")) {
            assertEquals(0, db("account", "show", name), name);
            assertTrue(out.contains("card number: ******7890\n"), out);
            assertTrue(out.contains("available: USD 0.00\n"), out);
        }
    }

    @Test
    void drawsACardNumberWhenNoneIsGiven() {
        assertEquals(0, db("account", "create"));
        assertTrue(out.matches("(?s).*card number: [1-9][0-9]{9}\n.*"), out);
    }

    @Test
    void opensAPostpaidAccountWithItsCallerIds() {
        String[] create = {
            "account",
            "create",
            "--alias",
            "bob",
            "--postpaid",
            "25",
            "--currency",
            "EUR",
            "--caller-id",
            "4930123456",
            "--caller-id",
            "4930123457",
            "--calls-max",
            "3"
        };
        assertEquals(0, db(create));
        assertEquals(0, db("account", "show", "bob"));
        assertTrue(out.contains("mode: POSTPAID\n"), out);
        assertTrue(out.contains("calls max: 3\n"), out);
        assertTrue(out.contains("caller ids: 4930123456, 4930123457\n"), out);
        assertTrue(out.contains("available: EUR 25.00\n"), out);
    }

    @Test
    void refusesACardNumberThatIsTakenWithoutRepeatingIt() {
        assertEquals(0, db("account", "create", "--card", "1234567890"));
        assertEquals(1, db("account", "create", "--card", "1234567890"));
        assertEquals("a2b: no account opened: card number taken\n", err);
    }

    @Test
    void toppingUpTwiceWithOneIdAddsOnceAndPrintsTheSameReceipt() {
        db("account", "create", "--alias", "alice");
        assertEquals(0, db("account", "topup", "alice", "12.50", "--id", "till-1"), err);
        String receipt = out;
        assertTrue(receipt.contains("USD 12.50"), receipt);
        assertEquals(0, db("account", "topup", "alice", "12.50", "--id", "till-1"), err);
        assertEquals(receipt, out);
        db("account", "show", "alice");
        assertTrue(out.contains("posted: USD 12.50\n"), out);
    }

    @Test
    void refusesAPaymentIdThatNamedAnotherAmount() {
        db("account", "create", "--alias", "alice");
        db("account", "topup", "alice", "12.50", "--id", "till-1");
        assertEquals(1, db("account", "topup", "alice", "1.25", "--id", "till-1"));
        db("account", "show", "alice");
        assertTrue(out.contains("posted: USD 12.50\n"), out);
    }

    @Test
    void refusesAnAmountThatIsNone() {
        db("account", "create", "--alias", "alice");
        for (String amount : List.of("ten", "1e3", "0.0000001", "0", "-5")) {
            assertEquals(2, db("account", "topup", "alice", "--", amount), amount + out);
        }
    }

    @Test
    void saysThatThereIsNoSuchAccountOrCall() {
        assertEquals(1, db("account", "show", "nobody"));
        assertEquals("a2b: no account nobody\n", err);
        assertEquals(1, db("calls", "card:99998888"));
        assertEquals("a2b: no account with that card number\n", err);
        assertEquals(1, db("explain", "no-such-call"));
        assertEquals("a2b: no call no-such-call\n", err);
    }

    @Test
    void listsNoCallsWhenThereAreNone() {
        db("account", "create", "--alias", "alice");
        assertEquals(0, db("calls", "alice"));
        assertEquals("no calls\n", out);
        assertEquals(0, db("calls", "alice", "--tsv"));
        assertEquals(16, out.strip().split("\t").length, out);
    }

    @Test
    void auditsTheBooks() {
        db("account", "create", "--alias", "alice");
        db("account", "topup", "alice", "5");
        assertEquals(0, db("audit"));
        assertEquals("books balance: 1 accounts, 1 entries, 0 open holds\n", out);
    }

    @Test
    void importsADeckAndCountsItsVersions() throws IOException {
        Path deck = write("""
                prefix,destination,per_minute,increment,connection_fee
                351,Portugal,0.02,1/1,0
                3519,Portugal - Mobile,0.04,30/6,0.01
                """);
        assertEquals(0, db("deck", "import", deck.toString()), err);
        assertEquals("a2b: deck default v1: 2 rates, USD\n", out);
        assertEquals(0, db("deck", "import", deck.toString()));
        assertEquals("a2b: deck default v2: 2 rates, USD\n", out);
    }

    @Test
    void namesTheLineOfEachErrorInADeckAndImportsNothing() throws IOException {
        Path deck = write("""
                prefix,destination,per_minute,increment,connection_fee
                351,Portugal,-0.02,1/1,0
                3519,Portugal - Mobile,0.04,30/6,0.01
                35x,Nowhere,0.04,30/6,0.01
                """);
        assertEquals(1, db("deck", "import", deck.toString()));
        assertEquals("", out);
        assertTrue(err.contains(deck + ": line 2"), err);
        assertTrue(err.contains(deck + ": line 4"), err);
        assertTrue(err.endsWith("a2b: nothing was imported\n"), err);
    }

    @Test
    void importsTheWorldDeck() throws IOException {
        Path deck = folder.resolve("world.csv");
        try (var csv = WorldDeck.open()) {
            Files.copy(csv, deck);
        }
        assertEquals(0, db("deck", "import", deck.toString(), "--name", "world"), err);
        assertTrue(out.matches("a2b: deck world v1: [0-9]{4,} rates, USD\n"), out);
    }

    @Test
    void aFileThatIsNotThereIsAFailureOfTheWorld() {
        assertEquals(3, db("deck", "import", folder.resolve("no.csv").toString()));
        assertTrue(err.startsWith("a2b: cannot read "), err);
        assertEquals(1, err.lines().count(), err);
    }

    @Test
    void aDatabaseThatIsNotThereIsAFailureOfTheWorldInOneLine() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/a2b?connectTimeout=1";
        assertEquals(3, run("audit", "--db", nowhere, "--db-password", "s3cret"));
        assertEquals(1, err.lines().count(), err);
        assertFalse(err.contains("s3cret"), err);
        assertFalse(err.contains("\tat "), err);
    }

    @Test
    void refusesADatabaseThatItDoesNotSpeak() {
        assertEquals(2, run("audit", "--db", "jdbc:oracle:thin:@x"));
        assertTrue(err.contains("jdbc:postgresql:"), err);
    }

    @Test
    void wrongUsageSaysSo() {
        assertEquals(2, run("fly"));
        assertEquals(2, run("account", "show"));
        assertEquals(2, run("serve"));
        assertTrue(err.contains("--trunk is needed"), err);
        assertEquals(2, run("serve", "--trunk", "c=PJSIP/a&b"));
        assertEquals(2, run("serve", "--trunk", "c=PJSIP/a", "--call-seconds-max", "0"));
        assertEquals(2, run("serve", "--trunk", "c=PJSIP/a", "--recover-every", "0"));
    }

    @Test
    void printsTheDialplanForTheAddressAskedFor() {
        String[] print = {
            "serve", "--print-dialplan", "--listen", "10.1.2.3:4999",
            "--dialplan-context", "cards", "--dialplan-extension", "800"
        };
        assertEquals(0, run(print));
        assertTrue(out.contains("[cards]\nexten => 800,1,"), out);
        assertTrue(out.contains("agi://10.1.2.3:4999/prepaid"), out);
        assertFalse(out.matches("(?s).*@[A-Z_]+@.*"), out);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of(
                "",
                "quickstart",
                "serve",
                "account",
                "account create",
                "account show",
                "account topup",
                "calls",
                "explain",
                "audit",
                "deck",
                "deck import",
                "deck list",
                "deck activate",
                "deck rollback",
                "deck copy",
                "deck diff",
                "deck export",
                "deck merge",
                "deck update",
                "simulate",
                "plan save",
                "plan show",
                "plan list",
                "allowance save",
                "allowance list",
                "trunk save",
                "trunk list",
                "trunk on",
                "trunk off",
                "rerate preview",
                "rerate apply",
                "rate",
                "compare")) {
            String[] words = (command + " --help").strip().split(" ");
            assertEquals(0, run(words), command);
            assertTrue(out.startsWith("Usage: a2b"), command + ": " + out);
        }
    }

    private Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("deck.csv"), csv);
    }

    private int db(String... arguments) {
        String[] all = new String[arguments.length + 2];
        int words = arguments[0].equals("account") || arguments[0].equals("deck") ? 2 : 1;
        System.arraycopy(arguments, 0, all, 0, words);
        all[words] = "--db";
        all[words + 1] = "jdbc:h2:file:" + folder.resolve("books");
        System.arraycopy(arguments, words, all, words + 2, arguments.length - words);
        return run(all);
    }

    private int run(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int code = A2b.commandLine(new PrintWriter(outText, true), new PrintWriter(errText, true))
                .execute(arguments);
        out = outText.toString();
        err = errText.toString();
        return code;
    }
}
