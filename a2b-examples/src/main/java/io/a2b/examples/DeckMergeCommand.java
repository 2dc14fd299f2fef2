package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.RateDeck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;

@Command(
        name = "merge",
        description = {
            "Stage a version of BASE in which rates of OVER replace those for the same numbers.",
            "Rates that only one of them has are taken as they are."
        },
        mixinStandardHelpOptions = true)
final class DeckMergeCommand extends BillingCommand {
    @Parameters(index = "0", paramLabel = "BASE", description = "NAME or NAME:VERSION.")
    private String base;

    @Parameters(index = "1", paramLabel = "OVER", description = "NAME or NAME:VERSION.")
    private String over;

    @Option(names = "--activate", description = "And make it live.")
    private boolean activate;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        RateDeck one = DeckName.parse(base).resolve(billing.decks());
        RateDeck other = DeckName.parse(over).resolve(billing.decks());
        DeckImport result = billing.decks()
                .merge(one.version(), other.version())
                .orElseThrow(() -> new RefusedException("no such rate deck any more"));
        return finish(one, DeckOutcome.live(billing, result, activate), out);
    }

    private int finish(RateDeck deck, DeckImport result, PrintWriter out) {
        DeckOutcome outcome = new DeckOutcome(deck.version().deck(), deck.currency(), over);
        return output.tell(outcome, result, out, err());
    }
}
