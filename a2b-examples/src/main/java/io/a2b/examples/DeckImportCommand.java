package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Currency;

@Command(
        name = "import",
        description = "Make a CSV file the next version of a rate deck: all of it or nothing.",
        mixinStandardHelpOptions = true)
final class DeckImportCommand extends BillingCommand {
    @Parameters(
            paramLabel = "FILE",
            description = "CSV with a header: prefix, destination, per_minute, increment, "
                    + "connection_fee.")
    private Path file;

    @Option(
            names = {"--deck", "--name"},
            defaultValue = "default",
            description = "Default: default.")
    private String name;

    @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217; default: USD.")
    private Currency currency;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        DeckImport result = load(billing);
        DeckOutcome outcome = new DeckOutcome(name, currency, file.toString());
        return output.tell(outcome, result, out, err());
    }

    private DeckImport load(Billing billing) {
        try (InputFile csv = InputFile.open(file);
                ProgressBar progress = output.progress(err(), "lines", csv)) {
            return billing.decks().importCsv(name, currency, csv, progress::at);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
