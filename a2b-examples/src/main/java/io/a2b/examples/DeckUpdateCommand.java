package io.a2b.examples;

import io.a2b.rating.deck.BulkUpdate;
import io.a2b.rating.deck.DeckDiff;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.PriceChange;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateFilter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Command(
        name = "update",
        description = {
            "Stage a version in which many rates are changed in the same way.",
            "FIELD: price, step_prices, connection_fee, disconnection_fee, surcharge, minimum, "
                    + "cost, cost_connection_fee."
        },
        mixinStandardHelpOptions = true)
final class DeckUpdateCommand extends BillingCommand {
    @Parameters(paramLabel = "NAME[:VERSION]")
    private String name;

    @Option(names = "--set", paramLabel = "FIELD=AMOUNT", description = "Repeatable.")
    private Map<PriceChange.Field, BigDecimal> set = Map.of();

    @Option(names = "--add", paramLabel = "FIELD=AMOUNT", description = "Repeatable.")
    private Map<PriceChange.Field, BigDecimal> add = Map.of();

    @Option(
            names = "--percent",
            paramLabel = "FIELD=PERCENT",
            description = "So much more, below zero for less; repeatable.")
    private Map<PriceChange.Field, BigDecimal> percent = Map.of();

    @Option(
            names = "--prefix",
            defaultValue = "",
            paramLabel = "DIGITS",
            description = "Only rates that begin so.")
    private String prefix;

    @Option(
            names = "--destination",
            defaultValue = "*",
            paramLabel = "NAME",
            description = "Only this destination; * stands for any text, ? for any character.")
    private String destination;

    @Option(names = "--dry-run", description = "Say what it would change, and do nothing.")
    private boolean dryRun;

    @Option(names = "--activate", description = "And make it live.")
    private boolean activate;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        BulkUpdate update = new BulkUpdate(
                RateFilter.ALL.withPrefix(prefix).withDestination(destination), changes());
        RateDeck deck = DeckName.parse(name).resolve(billing.decks());
        if (dryRun) return preview(billing, deck, update, out);
        DeckImport result = billing.decks()
                .update(deck.version(), update)
                .orElseThrow(() -> new RefusedException("no such rate deck any more"));
        DeckOutcome outcome = new DeckOutcome(deck.version().deck(), deck.currency(), name);
        return output.tell(outcome, DeckOutcome.live(billing, result, activate), out, err());
    }

    private List<PriceChange> changes() {
        List<PriceChange> changes = new ArrayList<>();
        set.forEach((field, amount) -> changes.add(PriceChange.set(field, amount)));
        add.forEach((field, amount) -> changes.add(PriceChange.add(field, amount)));
        percent.forEach((field, amount) -> changes.add(PriceChange.percent(field, amount)));
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("one of --set, --add and --percent is needed");
        }
        return changes;
    }

    private int preview(Billing billing, RateDeck deck, BulkUpdate update, PrintWriter out) {
        DeckDiff diff = billing.decks()
                .previewUpdate(deck.version(), update, 100)
                .orElseThrow(() -> new RefusedException("no such rate deck any more"));
        if (output.json()) Json.print(new DeckChanges(diff).json(), out);
        else new DeckChanges(diff).print(out);
        return ExitCode.DONE;
    }
}
