package io.a2b.examples;

import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.RateDeck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;

@Command(
        name = "copy",
        description = "Stage the rates of a version as the next version of a deck.",
        mixinStandardHelpOptions = true)
final class DeckCopyCommand extends BillingCommand {
    @Parameters(index = "0", paramLabel = "NAME[:VERSION]")
    private String from;

    @Parameters(index = "1", paramLabel = "DECK")
    private String to;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        DeckName name = DeckName.parse(from);
        RateDeck deck = name.resolve(billing.decks());
        DeckImport result = billing.decks().copy(deck.version(), to).orElseThrow(name::missing);
        DeckOutcome outcome = new DeckOutcome(to, deck.currency(), from);
        return output.tell(outcome, result, out, err());
    }
}
