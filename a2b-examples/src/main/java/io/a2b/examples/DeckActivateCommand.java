package io.a2b.examples;

import io.a2b.rating.deck.DeckVersion;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;

@Command(
        name = "activate",
        description = "Make a version live. Calls in progress keep theirs.",
        mixinStandardHelpOptions = true)
final class DeckActivateCommand extends BillingCommand {
    @Parameters(paramLabel = "NAME:VERSION")
    private String name;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        DeckName deck = DeckName.parse(name);
        int number = deck.version()
                .orElseThrow(() -> new IllegalArgumentException("NAME:VERSION: no version"));
        return billing.decks()
                .activate(new DeckVersion(deck.deck(), number))
                .map(live -> DeckListCommand.tell(live, output.json(), out))
                .orElseThrow(deck::missing);
    }
}
