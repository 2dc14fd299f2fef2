package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;

import picocli.CommandLine.Option;

import java.io.PrintWriter;

/** How a command answers, and whether it says how far it is. */
final class OutputOptions {
    @Option(names = "--json", description = "One JSON document on standard output, for programs.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress on standard error.")
    private boolean quiet;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /**
     * Says what became of a new version of a rate deck.
     *
     * @return the exit code
     */
    int tell(DeckOutcome outcome, DeckImport result, PrintWriter out, PrintWriter err) {
        Console console = new Console(out, err, false);
        if (!json) return outcome.tell(result, console);
        Json.print(outcome.json(result), out);
        outcome.complain(result, console);
        return DeckOutcome.exitCode(result);
    }

    /** @param unit what is counted, in the plural */
    ProgressBar progress(PrintWriter err, String unit, ProgressBar.Position position) {
        ProgressBar.Style style = quiet
                ? ProgressBar.Style.NONE
                : Console.onTerminal() ? ProgressBar.Style.REDRAWN : ProgressBar.Style.LINES;
        return new ProgressBar(err, style, unit, position, System::nanoTime);
    }
}
