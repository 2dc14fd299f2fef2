package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.ledger.Books;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

class QuickstartTest {
    /**
     * Portugal - Mobile costs 0.04114 a minute, 6/6. Alice talks 95 s, billed 96 s: 0.065824. Bob's
     * 0.10 pays for 145.8 s, that is 24 steps of 6 s: 144 s for 0.098736.
     */
    @Test
    void chargesWhatCanBeCheckedByHandAndBalances() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        int code = A2b.commandLine(out, out).execute("quickstart");
        String printed = text.toString();
        assertEquals(0, code, printed);
        has(printed, "\n  0:00.0  caller   keys 1234567890\n");
        has(printed, "\n  0:00.0  server   dials PJSIP/351912345678@carrier1,60,L(7200000)");
        has(printed, "\n  2:28.0  switch   cuts the call at its limit\n");
        has(printed, """
                Why the call cost USD 0.065824:
                  number: 351912345678 matches prefix 3519, Portugal - Mobile, of rate deck\
                 default v1
                  price: 0.04114 per minute, billed 6/6
                  talk: 95 s, billed as 96 s
                  time: 96 s x 0.04114 per minute / 60 = 0.065824
                  total: USD 0.065824
                """);
        has(printed, "Balance of alice: USD 9.934176, of which USD 0.00 is held");
        has(printed, "\n  time: 144 s x 0.04114 per minute / 60 = 0.098736\n");
        row(printed, "top-up:quickstart-bob", "PAYMENTS_CLEARING  account 2  USD 0.10      TOP_UP");
        row(
                printed,
                "hold:call:\\S+:charge",
                "account 2          REVENUE    USD 0.098736  CALL_CHARGE");
        has(printed, "Balance of bob: USD 0.001264, of which USD 0.00 is held");
        has(printed, "books balance: 2 accounts, 4 entries, 0 open holds");
    }

    @Test
    void booksThatDoNotBalanceAreTheAnswerNo() {
        StringWriter text = new StringWriter();
        Books books =
                new Books(2, 4, 0, List.of("account 1: posted is 5, its entries sum up to 4"));
        int code = AuditCommand.print(books, new PrintWriter(text, true));
        assertEquals(ExitCode.REFUSED, code);
        assertEquals("""
                account 1: posted is 5, its entries sum up to 4
                books do not balance: 2 accounts, 4 entries, 0 open holds
                """, text.toString());
    }

    /** The exit code of the program, with an entry in its books that no balance knows. */
    @Test
    void theProgramSaysNoWhenSomebodyChangedTheBooks(@TempDir Path folder) throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        try (Connection open = DriverManager.getConnection(database, "a2b", "");
                Statement change = open.createStatement()) {
            Program a2b = new Program(folder, database);
            a2b.run(0, "account", "create", "--alias", "ann");
            a2b.run(0, "account", "topup", "ann", "5");
            a2b.run(0, "audit");
            change.execute("update a2b_account set posted_micros = posted_micros + 1");
            a2b.run(1, "audit");
            has(a2b.out(), "books do not balance: 1 accounts, 1 entries, 0 open holds");
            has(a2b.out(), "USD: customers have 5000001, the operator's side says 5000000\n");
        }
    }

    /** A row of the ledger, as wide as its widest entry makes it. */
    private static void row(String text, String entry, String rest) {
        Pattern row = Pattern.compile("\n" + entry + " +" + rest + "\n");
        assertTrue(row.matcher(text).find(), () -> "no row '" + row + "' in\n" + text);
    }

    private static void has(String text, String part) {
        assertTrue(text.contains(part), () -> "no '" + part + "' in\n" + text);
    }
}
