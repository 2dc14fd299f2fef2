package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.deck.VersionSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Command(
        name = "list",
        description = "List the versions of rate decks, the newest first.",
        mixinStandardHelpOptions = true)
final class DeckListCommand extends BillingCommand {
    private static final List<String> COLUMNS =
            List.of("deck", "version", "state", "rates", "currency", "created", "live since");

    @Parameters(arity = "0..1", paramLabel = "DECK", description = "Default: all.")
    private Optional<String> deck;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        List<VersionSummary> versions =
                deck.map(List::of).orElseGet(billing.decks()::decks).stream()
                        .flatMap(name -> billing.decks().versions(name).stream())
                        .toList();
        if (deck.isPresent() && versions.isEmpty()) {
            throw new RefusedException("no rate deck " + deck.get());
        }
        if (output.json()) {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("versions");
            versions.forEach(version -> list.add(json(version)));
            Json.print(json, out);
        } else if (versions.isEmpty()) {
            out.println("no rate decks");
        } else {
            TextTable.of(COLUMNS, versions.stream().map(DeckListCommand::cells).toList())
                    .print(out);
        }
        return ExitCode.DONE;
    }

    private static List<String> cells(VersionSummary summary) {
        return List.of(
                summary.version().deck(),
                Integer.toString(summary.version().version()),
                summary.state().name(),
                Integer.toString(summary.rates()),
                summary.terms().currency().getCurrencyCode(),
                summary.createdAt().toString(),
                summary.activatedAt().map(Instant::toString).orElse("-"));
    }

    static ObjectNode json(VersionSummary summary) {
        ObjectNode json = Json.deck(summary.version())
                .put("state", summary.state().name())
                .put("rates", summary.rates())
                .put("currency", summary.terms().currency().getCurrencyCode())
                .put("note", summary.note());
        json.set("createdAt", Json.of(summary.createdAt()));
        json.set("activatedAt", Json.ofOptional(summary.activatedAt()));
        return json;
    }

    /** Says which version is live now. */
    static int tell(VersionSummary summary, boolean asJson, PrintWriter out) {
        if (asJson) Json.print(json(summary), out);
        else out.println("a2b: deck " + summary.version() + " is live");
        return ExitCode.DONE;
    }
}
