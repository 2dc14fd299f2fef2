package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.CardNumbers;
import io.a2b.core.money.Money;
import io.a2b.core.opening.AccountBatch;
import io.a2b.core.opening.CardPrinter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Currency;
import java.util.List;

@Command(
        name = "batch",
        description = "Open many prepaid accounts that are alike and write their card numbers to a "
                + "file. The same command goes on with a batch that was interrupted.",
        mixinStandardHelpOptions = true)
final class AccountBatchCommand extends BillingCommand {
    @Parameters(paramLabel = "BATCH", description = "A name; aliases are BATCH-1, BATCH-2 ...")
    private String name;

    @Option(names = "--count", required = true, description = "How many accounts.")
    private int count;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "CSV.")
    private Path file;

    @Option(names = "--currency", defaultValue = "USD", description = "Default: USD.")
    private Currency currency;

    @Option(names = "--plan", defaultValue = "default", description = "Default: default.")
    private String plan;

    @Option(names = "--calls-max", defaultValue = "1", description = "At once; default: 1.")
    private int callsMax;

    @Option(names = "--balance", defaultValue = "0", description = "On each; default: nothing.")
    private String balance;

    @Option(names = "--length", defaultValue = "10", description = "Digits; default: 10.")
    private int length;

    @Option(names = "--prefix", defaultValue = "", description = "Card numbers begin with it.")
    private String prefix;

    @Option(names = "--check-digit", description = "The last digit checks the others (Luhn).")
    private boolean checked;

    @Option(names = "--tag", defaultValue = "", description = "To find the accounts by.")
    private String tag;

    @Mixin
    private OutputOptions output;

    private int done;

    @Override
    int run(Billing billing, PrintWriter out) {
        int opened;
        try (ProgressBar bar = output.progress(err(), "accounts", position())) {
            opened = billing.openings().open(batch(), printer(), now -> {
                done = now;
                bar.at(now);
            });
        }
        if (output.json()) {
            ObjectNode json = Json.object().put("batch", name).put("accounts", opened);
            Json.print(json.put("file", file.toString()), out);
        } else {
            out.println(
                    "a2b: " + opened + " accounts in batch " + name + "; card numbers in " + file);
        }
        return ExitCode.DONE;
    }

    private AccountBatch batch() {
        CardNumbers numbers = CardNumbers.ofLength(length).withPrefix(prefix);
        AccountTerms terms =
                AccountTerms.prepaid(currency).withTariffPlan(plan).withCallsMax(callsMax);
        return AccountBatch.of(name, count, terms)
                .withNumbers(checked ? numbers.withCheckDigit() : numbers)
                .withOpening(Money.of(currency.getCurrencyCode(), balance))
                .withTag(tag);
    }

    private ProgressBar.Position position() {
        return new ProgressBar.Position() {
            @Override
            public long now() {
                return done;
            }

            @Override
            public long end() {
                return count;
            }
        };
    }

    /** After a crash the last part may be there twice; its lines are the same. */
    private CardPrinter printer() {
        return (first, cards) -> {
            StringBuilder lines = new StringBuilder();
            if (first == 1) lines.append("alias,card_number\n");
            int number = first;
            for (CardNumber card : cards) {
                lines.append(name).append('-').append(number++).append(',');
                lines.append(card.digits()).append('\n');
            }
            try {
                if (!Files.exists(file)) {
                    Files.createFile(file);
                    VoucherKeyFile.restrict(file);
                }
                append(lines.toString(), first == 1);
            } catch (IOException failure) {
                throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot write " + file, failure);
            }
        };
    }

    private void append(String lines, boolean anew) throws IOException {
        List<StandardOpenOption> how = anew
                ? List.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                : List.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        Files.write(
                file,
                lines.getBytes(StandardCharsets.US_ASCII),
                how.toArray(StandardOpenOption[]::new));
    }
}
