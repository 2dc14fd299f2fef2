package io.a2b.examples.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.persistence.DatabaseConfig;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class ApiExamplesTest {
    /** 95 s bill 30 + 11 x 6 = 96 s; 0.0411 x 96 / 60 = 0.06576. */
    @Test
    void pricesACall() {
        assertEquals("""
                number: 351912345678 matches prefix 3519, Portugal - Mobile, of rate deck retail v1
                price: 0.0411 per minute, billed 30/6
                talk: 95 s, billed as 96 s
                time: 96 s x 0.0411 per minute / 60 = 0.06576
                connection fee: 0.01
                total: USD 0.07576
                USD 1.00 pays for 1440 s, which cost USD 0.9964""", PriceACall.run());
    }

    /** 95 s bill 96 s in steps of 6: 0.04114 x 96 / 60 = 0.065824. */
    @Test
    void chargesACall() {
        try (HikariDataSource pool = pool("charge")) {
            String text = ChargeACall.run(pool);
            assertTrue(text.startsWith("7200 s granted, USD 0.065824 charged:\n"), text);
            assertTrue(text.endsWith("total: USD 0.065824"), text);
        }
    }

    /** 60 s at 0.24 per minute, all of them free; the cheaper carrier comes first. */
    @Test
    void sellsAPlan() {
        try (HikariDataSource pool = pool("plan")) {
            String text = SellAPlan.run(pool);
            assertTrue(
                    text.startsWith("300 s granted, by carrier2 (costs 100000) carrier1 (costs "
                            + "200000)\nnumber: 351912345678 matches prefix 3519, Portugal - Mobile"
                            + ", of rate deck mobiles v1\n"),
                    text);
            assertTrue(text.contains("allowance free5: 60 s free: -0.24\n"), text);
            assertTrue(text.endsWith("total: USD 0.00"), text);
        }
    }

    @Test
    void joinsYourTransaction() {
        try (HikariDataSource pool = pool("join")) {
            assertEquals(
                    "order-2 rolled back: ACCOUNT_UNKNOWN; orders: 1, balance: USD 10.00",
                    JoinYourTransaction.run(pool));
        }
    }

    /** Imports included: what is copied has to be read first. */
    @Test
    void eachIsOneFileOfFewerThanAHundredLines() throws IOException {
        Path folder = Path.of("src/main/java/io/a2b/examples/api");
        List<Path> examples;
        try (Stream<Path> files = Files.list(folder)) {
            examples = files.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
        assertTrue(examples.size() >= 4, examples.toString());
        for (Path example : examples) {
            List<String> lines = Files.readAllLines(example);
            assertTrue(lines.size() < 100, example.getFileName() + ": " + lines.size());
            assertTrue(lines.contains("    public static void main(String[] arguments) {"));
        }
    }

    private static HikariDataSource pool(String name) {
        return DatabaseConfig.of("jdbc:h2:mem:" + name + UUID.randomUUID(), "a2b", "")
                .open();
    }
}
