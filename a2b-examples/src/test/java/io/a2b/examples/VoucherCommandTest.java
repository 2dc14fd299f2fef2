package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Vouchers and exchange rates. */
class VoucherCommandTest {
    @TempDir
    private Path folder;

    private Program a2b;
    private Connection open;
    private String key;
    private String sheet;

    @BeforeEach
    void start() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID();
        open = DriverManager.getConnection(database, "a2b", "");
        a2b = new Program(folder, database);
        key = "--key=" + folder.resolve("key");
        sheet = folder.resolve("codes.csv").toString();
        a2b.run(0, "account", "create", "--alias", "alice");
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private List<String> codes(String count, String... more) throws IOException {
        String[] command = {"voucher", "generate", "spring", "5.00", "--count", count};
        String[] rest = {"--out", sheet, key};
        a2b.run(0, join(join(command, rest), more));
        return Files.readAllLines(Path.of(sheet)).stream()
                .skip(1)
                .map(line -> line.split(",")[1])
                .toList();
    }

    private static String[] join(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void generatesAndRedeemsAndReports() throws IOException {
        List<String> codes = codes("3");
        assertEquals("a2b: 3 vouchers of USD 5.00 in batch spring; codes in " + sheet, line());
        assertEquals(3, codes.size());
        a2b.run(0, "voucher", "redeem", "alice", codes.get(0), key);
        assertEquals("a2b: USD 5.00 added to alice", line());
        a2b.run(0, "voucher", "redeem", "alice", codes.get(0), key);
        assertEquals("a2b: USD 5.00 added to alice, before", line());
        a2b.run(0, "voucher", "revoke", "spring", "2", "--by", "olga", "--reason", "lost");
        a2b.run(1, "voucher", "redeem", "alice", codes.get(1), key);
        assertTrue(a2b.err().contains("not redeemed: revoked"), a2b.err());
        a2b.run(0, "voucher", "report", "spring", "--json");
        assertEquals(1, a2b.json().at("/batches/0/states/REDEEMED").asInt());
        assertEquals(1, a2b.json().at("/batches/0/states/ISSUED").asInt());
        a2b.run(0, "audit");
    }

    private String line() {
        return a2b.out().strip();
    }

    @Test
    void writesCodesOnceAndGoesOnWithTheSameBatchOnly() throws IOException {
        List<String> codes = codes("2");
        assertEquals(codes, codes("2")); // nothing is drawn anew
        a2b.run(1, "voucher", "generate", "spring", "6.00", "--count", "2", "--out", sheet, key);
        assertTrue(a2b.err().contains("batch spring"), a2b.err());
    }

    @Test
    void tellsNoCodeAndNeedsTheKey() throws IOException {
        List<String> codes = codes("1");
        assertFalse(a2b.out().contains(codes.get(0)));
        assertFalse(a2b.err().contains(codes.get(0)));
        a2b.run(1, "voucher", "redeem", "alice", codes.get(0), "--key=" + folder.resolve("no"));
        assertTrue(a2b.err().contains("no voucher key"), a2b.err());
        a2b.run(2, "voucher", "redeem", "alice", "123", key);
    }

    @Test
    void convertsForeignVouchersAtTheImportedRate() throws IOException {
        String code = codes("1", "--currency", "EUR").get(0);
        a2b.run(1, "voucher", "redeem", "alice", code, key);
        assertTrue(a2b.err().contains("rate missing"), a2b.err());
        a2b.run(0, "currency", "import", a2b.file("rates.csv", "# today\nEUR,USD,1.0835\n"));
        a2b.run(0, "voucher", "redeem", "alice", code, key);
        assertEquals("a2b: USD 5.4175 added to alice", line());
        a2b.run(0, "currency", "list", "--json");
        assertEquals("EUR", a2b.json().at("/rates/0/from").asText());
    }

    @Test
    void refusesRatesThatAreNoneWithTheLine() {
        a2b.run(1, "currency", "import", a2b.file("bad.csv", "EUR,USD,1.1\nEUR,USD,x\n"));
        assertTrue(a2b.err().contains("line 2: no number"), a2b.err());
        a2b.run(1, "currency", "import", a2b.file("zero.csv", "EUR,USD,0\n"));
        assertTrue(a2b.err().contains("line 1"), a2b.err());
        a2b.run(0, "currency", "list");
        assertEquals("no rates", line());
    }
}
