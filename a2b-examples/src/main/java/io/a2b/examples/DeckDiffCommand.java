package io.a2b.examples;

import io.a2b.rating.deck.DeckDiff;
import io.a2b.rating.deck.RateDeck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;

@Command(
        name = "diff",
        description = "Say what is different between two versions, of one deck or of two.",
        mixinStandardHelpOptions = true)
final class DeckDiffCommand extends BillingCommand {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "NAME or NAME:VERSION.")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "NAME or NAME:VERSION.")
    private String after;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "How many differences to list, the others are counted; default: 100.")
    private int limit;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        RateDeck one = DeckName.parse(before).resolve(billing.decks());
        RateDeck other = DeckName.parse(after).resolve(billing.decks());
        DeckChanges changes = new DeckChanges(DeckDiff.between(one, other, limit));
        if (output.json()) Json.print(changes.json(), out);
        else changes.print(out);
        return ExitCode.DONE;
    }
}
