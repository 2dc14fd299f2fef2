package io.a2b.examples;

import io.a2b.rating.deck.DeckExportOptions;
import io.a2b.rating.deck.DeckVersion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

@Command(
        name = "export",
        description = "Write a version as CSV that an import reads back.",
        mixinStandardHelpOptions = true)
final class DeckExportCommand extends BillingCommand {
    @Parameters(paramLabel = "NAME[:VERSION]")
    private String name;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output.")
    private Optional<Path> file;

    @Option(
            names = "--decimal-comma",
            description = "Semicolons and 0,05, as spreadsheets in much of Europe want it.")
    private boolean decimalComma;

    @Override
    int run(Billing billing, PrintWriter out) {
        DeckName deck = DeckName.parse(name);
        DeckVersion version = deck.resolveVersion(billing.decks());
        if (file.isEmpty()) {
            write(billing, version, new Utf8Lines(out));
            out.flush();
            return ExitCode.DONE;
        }
        try (OutputFile csv = OutputFile.create(file.get())) {
            write(billing, version, csv.stream());
            csv.complete();
        }
        out.println("a2b: deck " + version + " is in " + file.get());
        return ExitCode.DONE;
    }

    private void write(Billing billing, DeckVersion version, OutputStream stream) {
        DeckExportOptions options =
                decimalComma ? DeckExportOptions.DECIMAL_COMMA : DeckExportOptions.STANDARD;
        if (!billing.decks().export(version, options, stream)) {
            throw new RefusedException("no rate deck " + version);
        }
    }

    /** Hands text on line by line, so that no character is cut in two. */
    private static final class Utf8Lines extends OutputStream {
        private final PrintWriter out;
        private byte[] line = new byte[256];
        private int length;

        Utf8Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(int one) {
            if (length == line.length) line = Arrays.copyOf(line, 2 * length);
            line[length++] = (byte) one;
            if (one == '\n') handOn();
        }

        /** Every line of an export has an end. */
        private void handOn() {
            out.print(new String(line, 0, length, StandardCharsets.UTF_8));
            length = 0;
        }
    }
}
