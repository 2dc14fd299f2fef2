package io.a2b.core.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.Balance;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.voucher.BatchOrder;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two programs on one database that do the same calls and try the same vouchers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoNodesTest {
    private static final Pattern SAID = Pattern.compile("redeemed (\\d+) charged (\\d+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, false", "POSTGRESQL, true", "MARIADB, false"})
    void chargeEachCallOnceAndRedeemEachVoucherOnce(TestDatabase engine, boolean grouped)
            throws Exception {
        try (FreshDatabase database = engine.open()) {
            A2bCore core = ScaleBooks.core(database.dataSource(), CoreConfig.defaults());
            AccountId account = ScaleBooks.open(core, "10000001");
            Path codes = folder.resolve("codes");
            ScaleBooks.vouchers(core)
                    .issue(
                            BatchOrder.of("b", Money.of("USD", "1"), 100),
                            (first, part) -> write(
                                    codes,
                                    part.stream().map(code -> code.digits()).toList()),
                            done -> {});
            List<String> words = List.of(
                    database.config().url(),
                    database.config().user(),
                    Long.toString(account.value()),
                    codes.toString(),
                    Boolean.toString(grouped));
            List<Path> outputs = List.of(folder.resolve("one"), folder.resolve("other"));
            List<Process> nodes =
                    List.of(start(words, outputs.get(0)), start(words, outputs.get(1)));
            long redeemed = 0;
            long charged = 0;
            for (int n = 0; n < nodes.size(); n++) {
                int status = nodes.get(n).waitFor();
                String said = Files.readString(outputs.get(n));
                assertEquals(0, status, said);
                Matcher numbers = SAID.matcher(said);
                assertTrue(numbers.find(), said);
                redeemed += Long.parseLong(numbers.group(1));
                charged += Long.parseLong(numbers.group(2));
            }
            assertEquals(100, redeemed);
            Balance balance = core.ledger().balance(account).orElseThrow();
            Money spent = new Money(balance.posted().currency(), charged);
            Money had = ScaleBooks.START.plus(Money.of("USD", "100"));
            assertEquals(had.minus(spent), balance.posted());
            assertTrue(!balance.available().isNegative(), balance.toString());
            assertEquals(List.of(), core.ledger().audit().contradictions());
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Process start(List<String> words, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Node.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
