package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.exchange.ExchangeRate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

@Command(
        name = "currency",
        description = "Exchange rates, for vouchers in other currencies than their account's.",
        mixinStandardHelpOptions = true,
        subcommands = {CurrencyCommand.Import.class, CurrencyCommand.Listing.class})
final class CurrencyCommand {
    @Command(
            name = "import",
            description = "Record rates from lines like EUR,USD,1.0835: one euro is so many "
                    + "dollars. All of the file, or nothing.",
            mixinStandardHelpOptions = true)
    static final class Import extends BillingCommand {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Option(names = "--source", defaultValue = "operator", description = "Who quotes them.")
        private String source;

        @Option(
                names = "--max-change",
                defaultValue = "20",
                paramLabel = "PERCENT",
                description = "Refuse rates that moved more; 0: none; default: 20.")
        private int changePercentMax;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<ExchangeRate> rates = rates(billing.clock().instant());
            List<ExchangeRate> refused = billing.rates().record(rates, changePercentMax);
            for (ExchangeRate rate : refused) {
                err().println("a2b: " + rate.from() + " to " + rate.to() + " moved to "
                        + rate.value().toPlainString() + ", more than " + changePercentMax + " %");
            }
            if (!refused.isEmpty()) throw new RefusedException("no rate recorded");
            out.println("a2b: " + rates.size() + " rates recorded");
            return ExitCode.DONE;
        }

        private List<ExchangeRate> rates(Instant now) {
            List<ExchangeRate> rates = new ArrayList<>();
            int number = 0;
            for (String line : lines()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) continue;
                rates.add(rate(line.strip(), number, now));
            }
            if (rates.isEmpty()) throw new RefusedException("no rate in " + file);
            return rates;
        }

        private ExchangeRate rate(String line, int number, Instant now) {
            String[] cells = line.split(",", -1);
            try {
                if (cells.length != 3) throw new IllegalArgumentException("not FROM,TO,VALUE");
                return new ExchangeRate(
                        Currency.getInstance(cells[0].strip()),
                        Currency.getInstance(cells[1].strip()),
                        new BigDecimal(cells[2].strip()),
                        source,
                        now);
            } catch (IllegalArgumentException malformed) {
                throw new RefusedException(
                        file + ", line " + number + ": " + reason(malformed) + ": " + line);
            }
        }

        private static String reason(IllegalArgumentException malformed) {
            if (malformed instanceof NumberFormatException) return "no number";
            return malformed.getMessage() == null ? "no currency" : malformed.getMessage();
        }

        private List<String> lines() {
            try {
                return Files.readAllLines(file);
            } catch (IOException failure) {
                throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read " + file, failure);
            }
        }
    }

    @Command(name = "list", description = "List the newest rates.", mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<ExchangeRate> rates = billing.rates().list();
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("rates", Json.of(rates));
                Json.print(json, out);
            } else if (rates.isEmpty()) {
                out.println("no rates");
            } else {
                TextTable.of(
                                List.of("from", "to", "value", "quoted at", "source"),
                                rates.stream().map(Listing::cells).toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }

        private static List<String> cells(ExchangeRate rate) {
            return List.of(
                    rate.from().getCurrencyCode(),
                    rate.to().getCurrencyCode(),
                    rate.value().toPlainString(),
                    rate.quotedAt().toString(),
                    rate.source());
        }
    }
}
