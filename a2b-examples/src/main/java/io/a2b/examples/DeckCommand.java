package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;

@Command(
        name = "deck",
        description = "Import rate decks.",
        mixinStandardHelpOptions = true,
        subcommands = DeckCommand.Import.class)
final class DeckCommand {
    @Command(
            name = "import",
            description = "Make a CSV file the next version of a rate deck: all of it or nothing.",
            mixinStandardHelpOptions = true)
    static final class Import extends BillingCommand {
        @Parameters(
                paramLabel = "FILE",
                description = "CSV with a header: prefix, destination, per_minute, increment, "
                        + "connection_fee.")
        private Path file;

        @Option(names = "--name", defaultValue = "default", description = "Default: default.")
        private String name;

        @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217; default: USD.")
        private Currency currency;

        @Override
        int run(Billing billing, PrintWriter out) {
            Console console = new Console(out, err(), Console.onTerminal());
            Target target = new Target(name, currency);
            try (InputStream csv = open(file)) {
                return load(billing.decks(), target, csv, file.toString(), console);
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
    }

    /**
     * Imports CSV, and says how far it is and how it went.
     *
     * @param source how the text is called in complaints
     * @return the exit code
     */
    static int load(
            DeckVersions decks, Target target, InputStream csv, String source, Console console) {
        DeckImport result = decks.importCsv(target.name(), target.currency(), csv, lines -> {
            if (console.isTerminal()) console.status("a2b: " + lines + " lines read");
        });
        if (result instanceof DeckImport.Imported imported) {
            console.say("a2b: deck %s: %d rates, %s"
                    .formatted(imported.version(), imported.rates(), target.currency()));
            return ExitCode.DONE;
        }
        if (result instanceof DeckImport.Rejected rejected) {
            rejected.errors().forEach(error -> console.complain(source + ": " + error));
            if (rejected.more() > 0)
                console.complain(source + ": and " + rejected.more() + " more");
            console.complain("a2b: nothing was imported");
            return ExitCode.REFUSED;
        }
        DeckImport.CurrencyDiffers differs = (DeckImport.CurrencyDiffers) result;
        console.complain("a2b: deck %s is in %s, not %s: nothing was imported"
                .formatted(target.name(), differs.deckCurrency(), target.currency()));
        return ExitCode.REFUSED;
    }

    static InputStream open(Path file) {
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read " + file, e);
        }
    }

    /** What an import makes a version of. */
    record Target(String name, Currency currency) {}
}
