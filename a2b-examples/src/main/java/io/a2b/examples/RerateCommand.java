package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.ledger.CorrectionId;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.simulation.RepricedCall;
import io.a2b.rating.simulation.ReratingPreview;
import io.a2b.rating.simulation.ReratingReport;
import io.a2b.rating.simulation.ReratingRun;
import io.a2b.rating.simulation.ReratingScope;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

@Command(
        name = "rerate",
        description = "Charge past calls anew by another version of a rate deck.",
        mixinStandardHelpOptions = true,
        subcommands = {RerateCommand.Preview.class, RerateCommand.Apply.class})
final class RerateCommand {
    /** Which calls, and by what. */
    static final class Scope {
        @Option(
                names = "--deck",
                required = true,
                paramLabel = "NAME[:VERSION]",
                description = "The rates that count.")
        private String deck;

        @Option(
                names = "--from",
                required = true,
                paramLabel = "INSTANT",
                description = "ISO 8601.")
        private Instant from;

        @Option(
                names = "--to",
                required = true,
                paramLabel = "INSTANT",
                description = "The first moment that is no longer inside.")
        private Instant to;

        @Option(
                names = "--account",
                paramLabel = "ACCOUNT",
                description = "Only calls of this account: id, alias, or card:DIGITS.")
        private Optional<String> account;

        @Option(
                names = "--rated-by",
                paramLabel = "DECK",
                description = "Only calls that a version of this deck rated.")
        private Optional<String> ratedBy;

        ReratingScope resolve(Billing billing) {
            RateDeck rates = DeckName.parse(deck).resolve(billing.decks());
            ReratingScope scope = ReratingScope.of(rates.version(), from, to);
            if (account.isPresent()) {
                scope = scope.withAccount(
                        AccountName.resolve(billing.accounts(), account.get()).id());
            }
            return ratedBy.isPresent() ? scope.withRatedBy(ratedBy.get()) : scope;
        }
    }

    @Command(
            name = "preview",
            description = "Say what it would change, and change nothing.",
            mixinStandardHelpOptions = true)
    static final class Preview extends BillingCommand {
        @Mixin
        private Scope scope;

        @Option(names = "--list", description = "And list the calls that would change.")
        private boolean list;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            if (list && output.json()) {
                throw new IllegalArgumentException("--list or --json, not both");
            }
            ReratingPreview preview;
            try (ProgressBar progress =
                    output.progress(err(), "calls", ProgressBar.Position.UNKNOWN)) {
                preview = billing.rerating().preview(scope.resolve(billing), follow(progress, out));
            }
            if (output.json()) {
                ObjectNode json = (ObjectNode) Json.of(preview);
                json.set("change", Json.of(preview.change()));
                Json.print(json, out);
                return ExitCode.DONE;
            }
            out.println("calls: " + preview.calls());
            out.println("same: " + preview.same() + ", cheaper: " + preview.cheaper()
                    + ", dearer: " + preview.dearer() + ", unrated: " + preview.unrated()
                    + ", in another currency: " + preview.otherCurrency());
            out.println("before: " + preview.before());
            out.println("after: " + preview.after());
            out.println("change: " + preview.change());
            return ExitCode.DONE;
        }

        private Consumer<RepricedCall> follow(ProgressBar progress, PrintWriter out) {
            long[] seen = {0};
            return call -> {
                progress.at(++seen[0]);
                if (list && call.changes()) {
                    out.println(call.call() + " " + call.called() + " " + call.cost() + " -> "
                            + call.price().orElseThrow());
                }
            };
        }
    }

    @Command(
            name = "apply",
            description = "Take back and charge anew, each call once per run.",
            mixinStandardHelpOptions = true)
    static final class Apply extends BillingCommand {
        @Parameters(
                paramLabel = "RUN-ID",
                description = "Chosen by you; the same id goes on where a run broke off, and "
                        + "changes nothing twice.")
        private String id;

        @Mixin
        private Scope scope;

        @Option(names = "--actor", required = true, description = "Who wants it.")
        private String actor;

        @Option(names = "--reason", required = true, description = "Why.")
        private String reason;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            ReratingRun run =
                    new ReratingRun(new CorrectionId(id), scope.resolve(billing), actor, reason);
            ReratingReport report;
            try (ProgressBar progress =
                    output.progress(err(), "calls", ProgressBar.Position.UNKNOWN)) {
                report = billing.rerating().apply(run, progress::at);
            }
            if (output.json()) {
                Json.print(Json.of(report), out);
                return ExitCode.DONE;
            }
            out.println("calls: " + report.calls());
            out.println("corrected: " + report.corrected() + ", same: " + report.same()
                    + ", unrated: " + report.unrated() + ", in another currency: "
                    + report.otherCurrency());
            out.println("charged: " + report.chargedBefore() + " -> " + report.charged());
            out.println("uncovered: " + report.uncoveredBefore() + " -> " + report.uncovered());
            return ExitCode.DONE;
        }
    }
}
