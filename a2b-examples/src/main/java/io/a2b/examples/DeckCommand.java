package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckVersions;

import picocli.CommandLine.Command;

import java.io.InputStream;
import java.util.Currency;

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
     * Imports CSV and says how it went.
     *
     * @param source how the text is called in complaints
     * @return the exit code
     */
    static int load(
            DeckVersions decks, Target target, InputStream csv, String source, Console console) {
        DeckImport result =
                decks.importCsv(target.name(), target.currency(), csv, DeckImport.Progress.NONE);
        return new DeckOutcome(target.name(), target.currency(), source).tell(result, console);
    }

    /** What an import makes a version of. */
    record Target(String name, Currency currency) {}
}
