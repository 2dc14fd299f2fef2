package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.simulation.CallCsv;
import io.a2b.rating.simulation.ComparisonReport;
import io.a2b.rating.simulation.ComparisonReport.Mover;
import io.a2b.rating.simulation.ComparisonReport.Side;
import io.a2b.rating.simulation.DeckComparison;
import io.a2b.rating.simulation.RecordedCalls;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Command(
        name = "compare",
        description = "Rate past calls on two rate decks, and say what the change would bring.",
        mixinStandardHelpOptions = true)
final class CompareCommand extends BillingCommand {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "NAME or NAME:VERSION.")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "NAME or NAME:VERSION.")
    private String after;

    @Option(
            names = "--calls",
            paramLabel = "FILE",
            description = "A CSV of calls, as for rate; default: the calls on record.")
    private Optional<Path> calls;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Of calls on record: those that began then or later, ISO 8601.")
    private Optional<Instant> from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "And before then; default: now.")
    private Optional<Instant> to;

    @Option(names = "--strict", description = "No report if any line of FILE has an error.")
    private boolean strict;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        if (calls.isPresent() == from.isPresent()) {
            throw new IllegalArgumentException("either --calls or --from is needed");
        }
        RateDeck one = DeckName.parse(before).resolve(billing.decks());
        RateDeck other = DeckName.parse(after).resolve(billing.decks());
        DeckComparison comparison = DeckComparison.of(one, other);
        ComparisonReport report =
                calls.isPresent() ? compare(comparison, calls.get()) : compare(comparison, billing);
        if (output.json()) Json.print(json(report), out);
        else print(report, out);
        return ExitCode.DONE;
    }

    private ComparisonReport compare(DeckComparison comparison, Billing billing) {
        Instant until = to.orElseGet(() -> billing.clock().instant());
        RecordedCalls recorded =
                RecordedCalls.of(billing.callDetailRecords(), from.orElseThrow(), until);
        try (ProgressBar progress = output.progress(err(), "calls", ProgressBar.Position.UNKNOWN)) {
            return comparison.compare(recorded, progress::at);
        }
    }

    private ComparisonReport compare(DeckComparison comparison, Path file) {
        try (InputFile input = InputFile.open(file);
                ProgressBar progress = output.progress(err(), "calls", input)) {
            CallCsv csv = CallsFile.open(input, file);
            ComparisonReport report = comparison.compare(csv, progress::at);
            progress.clear();
            CallsFile.complain(csv, file, err());
            if (strict && csv.faultsFound() > 0) throw new RefusedException("no report: --strict");
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void print(ComparisonReport report, PrintWriter out) {
        out.println("calls: " + report.calls());
        out.println("talk: " + report.talkSeconds() + " s");
        out.println("dearer: " + report.dearer() + ", cheaper: " + report.cheaper() + ", same: "
                + report.same());
        out.println();
        Side one = report.before();
        Side other = report.after();
        TextTable.of(
                        List.of("", one.deck().toString(), other.deck().toString(), "change"),
                        List.of(
                                row("revenue", one.revenue(), other.revenue()),
                                row("cost", one.cost(), other.cost()),
                                row("margin", one.margin(), other.margin()),
                                row("billed_s", one.billedSeconds(), other.billedSeconds()),
                                row("unrated", one.unrated(), other.unrated()),
                                row("uncosted", one.uncosted(), other.uncosted())))
                .print(out);
        print("destination: more revenue", report.destinations().up(), out);
        print("destination: less revenue", report.destinations().down(), out);
        print("prefix: more revenue", report.prefixes().up(), out);
        print("prefix: less revenue", report.prefixes().down(), out);
    }

    private static List<String> row(String name, Money one, Money other) {
        return List.of(name, one.toString(), other.toString(), other.minus(one).toString());
    }

    private static List<String> row(String name, long one, long other) {
        return List.of(name, Long.toString(one), Long.toString(other), Long.toString(other - one));
    }

    private static void print(String title, List<Mover> movers, PrintWriter out) {
        if (movers.isEmpty()) return;
        out.println();
        List<List<String>> rows = new ArrayList<>();
        for (Mover mover : movers) {
            rows.add(List.of(
                    mover.name(),
                    Long.toString(mover.calls()),
                    Long.toString(mover.talkSeconds()),
                    mover.before().toString(),
                    mover.after().toString(),
                    mover.change().toString()));
        }
        TextTable.of(List.of(title, "calls", "talk_s", "before", "after", "change"), rows)
                .print(out);
    }

    private static ObjectNode json(ComparisonReport report) {
        ObjectNode json = Json.object();
        json.put("calls", report.calls())
                .put("talkSeconds", report.talkSeconds())
                .put("dearer", report.dearer())
                .put("cheaper", report.cheaper())
                .put("same", report.same());
        json.set("before", json(report.before()));
        json.set("after", json(report.after()));
        json.set("revenueChange", Json.of(report.revenueChange()));
        json.set("marginChange", Json.of(report.marginChange()));
        json.set("destinations", json(report.destinations()));
        json.set("prefixes", json(report.prefixes()));
        return json;
    }

    private static ObjectNode json(Side side) {
        ObjectNode json = Json.object();
        json.set("deck", Json.deck(side.deck()));
        json.put("unrated", side.unrated())
                .put("uncosted", side.uncosted())
                .put("billedSeconds", side.billedSeconds());
        json.set("revenue", Json.of(side.revenue()));
        json.set("cost", Json.of(side.cost()));
        json.set("margin", Json.of(side.margin()));
        return json;
    }

    private static ObjectNode json(ComparisonReport.Movers movers) {
        ObjectNode json = Json.object();
        json(movers.up(), json.putArray("up"));
        json(movers.down(), json.putArray("down"));
        return json;
    }

    private static void json(List<Mover> movers, ArrayNode list) {
        for (Mover mover : movers) {
            ObjectNode json = list.addObject()
                    .put("name", mover.name())
                    .put("calls", mover.calls())
                    .put("talkSeconds", mover.talkSeconds());
            json.set("before", Json.of(mover.before()));
            json.set("after", Json.of(mover.after()));
            json.set("change", Json.of(mover.change()));
        }
    }
}
