package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckImportOptions;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.ImportPreview;
import io.a2b.rating.deck.NewVersion;
import io.a2b.rating.price.Rounding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;

@Command(
        name = "import",
        description = "Make a CSV file the next version of a rate deck: all of it or nothing.",
        mixinStandardHelpOptions = true)
final class DeckImportCommand extends BillingCommand {
    @Parameters(
            paramLabel = "FILE",
            description = "CSV with a header: prefix, destination, per_minute, increment, "
                    + "connection_fee and more; A2Billing's names are understood.")
    private Path file;

    @Option(
            names = {"--deck", "--name"},
            defaultValue = "default",
            description = "Default: default.")
    private String name;

    @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217; default: USD.")
    private Currency currency;

    @Option(names = "--dry-run", description = "Say what it would do, and do nothing.")
    private boolean dryRun;

    @Option(names = "--stage", description = "Not live before it is activated.")
    private boolean stage;

    @Option(
            names = "--legacy",
            description = "Increments and steps are read as A2Billing reads them.")
    private boolean legacy;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "Where its days and hours are; default: UTC.")
    private ZoneId zone;

    @Option(
            names = "--split",
            description = "Calls over the edge of a time band pay each rate for its part.")
    private boolean split;

    @Option(names = "--note", defaultValue = "", description = "Where it comes from.")
    private String note;

    @Mixin
    private DeckCsvOptions csv;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        DeckTerms terms = DeckTerms.of(currency).withZone(zone);
        if (legacy) terms = terms.withRounding(Rounding.LEGACY);
        if (split) terms = terms.withSplitAtBandEdges();
        NewVersion version = NewVersion.of(name, currency).withTerms(terms).withNote(note);
        DeckImportOptions options = csv.toOptions();
        if (dryRun) return preview(billing, version, options, out);
        DeckOutcome outcome = new DeckOutcome(name, currency, file.toString());
        return output.tell(outcome, load(billing, version, options), out, err());
    }

    private DeckImport load(Billing billing, NewVersion version, DeckImportOptions options) {
        try (InputFile input = InputFile.open(file);
                ProgressBar progress = output.progress(err(), "lines", input)) {
            return stage
                    ? billing.decks().stageCsv(version, options, input, progress::at)
                    : billing.decks().importCsv(version, options, input, progress::at);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private int preview(
            Billing billing, NewVersion version, DeckImportOptions options, PrintWriter out) {
        try (InputFile input = InputFile.open(file);
                ProgressBar progress = output.progress(err(), "lines", input)) {
            ImportPreview preview = billing.decks().preview(version, options, input, progress::at);
            progress.clear();
            DeckPreview shown = new DeckPreview(preview, file.toString());
            if (output.json()) Json.print(shown.json(), out);
            else shown.print(out, err());
            return preview.isImportable() ? ExitCode.DONE : ExitCode.REFUSED;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
