package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersions;

import picocli.CommandLine.Command;

import java.util.Currency;
import java.util.Locale;

@Command(
        name = "deck",
        description = "Rate decks and their versions.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DeckImportCommand.class,
            DeckListCommand.class,
            DeckActivateCommand.class,
            DeckRollbackCommand.class,
            DeckCopyCommand.class,
            DeckDiffCommand.class,
            DeckExportCommand.class,
            DeckMergeCommand.class,
            DeckUpdateCommand.class
        })
final class DeckCommand {
    /**
     * Imports CSV, says how far it is and how it went.
     *
     * @param source how the text is called
     * @return the exit code
     */
    static int load(
            DeckVersions decks, Target target, InputFile csv, String source, Console console) {
        console.say("a2b: deck %s: importing %s".formatted(target.name(), source));
        DeckImport result;
        try (ProgressBar bar = console.progress("lines", csv)) {
            Followed progress = new Followed(target.name(), csv, bar, console);
            result = decks.importCsv(target.name(), target.currency(), csv, progress);
        }
        return new DeckOutcome(target.name(), target.currency(), source).tell(result, console);
    }

    /** Tells how much is read, and when all is: then it is being stored. */
    private static final class Followed implements DeckImport.Progress {
        private final String deck;
        private final InputFile csv;
        private final ProgressBar bar;
        private final Console console;
        private boolean allRead;

        Followed(String deck, InputFile csv, ProgressBar bar, Console console) {
            this.deck = deck;
            this.csv = csv;
            this.bar = bar;
            this.console = console;
        }

        @Override
        public void linesRead(long lines) {
            bar.at(lines);
        }

        @Override
        public void read(long lines, long bytes) {
            if (allRead) return;
            allRead = csv.end() > 0 && bytes >= csv.end();
            if (!allRead) {
                linesRead(lines);
                return;
            }
            bar.clear();
            console.say(
                    String.format(Locale.ROOT, "a2b: deck %s: all %,d lines read", deck, lines));
        }
    }

    /** What an import makes a version of. */
    record Target(String name, Currency currency) {}
}
