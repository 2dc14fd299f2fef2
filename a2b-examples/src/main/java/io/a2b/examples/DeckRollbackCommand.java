package io.a2b.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;

@Command(
        name = "rollback",
        description = "Make the version live that was live before. Calls in progress keep theirs.",
        mixinStandardHelpOptions = true)
final class DeckRollbackCommand extends BillingCommand {
    @Parameters(paramLabel = "DECK")
    private String deck;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        return billing.decks()
                .rollback(deck)
                .map(live -> DeckListCommand.tell(live, output.json(), out))
                .orElseThrow(
                        () -> new RefusedException("no version of " + deck + " was live before"));
    }
}
