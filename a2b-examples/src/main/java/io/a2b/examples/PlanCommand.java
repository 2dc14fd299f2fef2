package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.PlanSave;
import io.a2b.rating.tariff.StoredPlan;
import io.a2b.rating.tariff.TariffPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

@Command(
        name = "plan",
        description = "Tariff plans: what accounts are sold.",
        mixinStandardHelpOptions = true,
        subcommands = {PlanCommand.Save.class, PlanCommand.Show.class, PlanCommand.Listing.class})
final class PlanCommand {
    private static final int PAGE = 1000;

    @Command(
            name = "save",
            description = "Make a plan of rate decks, in place of the one of that name.",
            mixinStandardHelpOptions = true)
    static final class Save extends BillingCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Option(
                names = "--deck",
                required = true,
                paramLabel = "DECK[,access=DIGITS][,caller=DIGITS][,trunk=NAME]",
                description = "A rate deck, perhaps only for calls by way of access numbers or of "
                        + "callers that begin so; repeatable.",
                converter = PlanDeckOption.class)
        private List<PlanDeck> decks;

        @Option(
                names = "--order",
                defaultValue = "BY_COST",
                description = "Which rate comes first: by_cost or by_price; default: by_cost.")
        private TariffPlan.Order order;

        @Option(
                names = "--per-deck",
                description = "The longest prefix of each deck; else that of all decks.")
        private boolean perDeck;

        @Option(
                names = "--strip",
                paramLabel = "DIGITS",
                description = "An international prefix to take off; repeatable.")
        private List<String> prefixes = List.of();

        @Option(
                names = "--allowance",
                paramLabel = "NAME",
                description = "In the order in which they are used up; repeatable.")
        private List<String> allowances = List.of();

        @Override
        int run(Billing billing, PrintWriter out) {
            TariffPlan plan = TariffPlan.of(name, decks.toArray(PlanDeck[]::new))
                    .withOrder(order)
                    .withMatching(
                            perDeck
                                    ? TariffPlan.Matching.LONGEST_PER_DECK
                                    : TariffPlan.Matching.LONGEST_OVERALL)
                    .withInternationalPrefixes(prefixes.toArray(String[]::new))
                    .withAllowances(allowances.toArray(String[]::new));
            for (String allowance : allowances) {
                if (billing.allowances().find(allowance).isEmpty()) {
                    throw new RefusedException("no allowance " + allowance);
                }
            }
            int before = billing.plans().find(name).map(StoredPlan::version).orElse(0);
            PlanSave result = billing.plans().save(plan, before);
            if (result instanceof PlanSave.Saved saved) {
                out.println("a2b: plan " + name + " v" + saved.version());
                return ExitCode.DONE;
            }
            throw new RefusedException(why(result));
        }

        private String why(PlanSave result) {
            if (result instanceof PlanSave.DecksUnknown unknown) {
                return "no live rate deck " + String.join(", ", unknown.decks());
            }
            if (result instanceof PlanSave.CurrenciesDiffer differ) {
                return "the decks are in " + differ.currencies();
            }
            return "somebody else changed the plan meanwhile: " + name;
        }
    }

    @Command(name = "show", description = "Show a plan.", mixinStandardHelpOptions = true)
    static final class Show extends BillingCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            StoredPlan stored = billing.plans()
                    .find(name)
                    .orElseThrow(() -> new RefusedException("no tariff plan " + name));
            if (output.json()) {
                Json.print(json(stored), out);
                return ExitCode.DONE;
            }
            TariffPlan plan = stored.plan();
            out.println("plan: " + plan.name() + " v" + stored.version());
            out.println("order: " + AccountCommand.words(plan.order()));
            out.println("matching: " + AccountCommand.words(plan.matching()));
            out.println("strips: " + listed(plan.internationalPrefixes()));
            out.println("allowances: " + listed(plan.allowances()));
            plan.decks().forEach(deck -> out.println("deck: " + PlanDeckOption.text(deck)));
            return ExitCode.DONE;
        }

        private static String listed(List<String> names) {
            return names.isEmpty() ? "none" : String.join(", ", names);
        }
    }

    @Command(name = "list", description = "List all plans.", mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<StoredPlan> plans = billing.plans().list("", PAGE);
            if (output.json()) {
                ObjectNode json = Json.object();
                ArrayNode list = json.putArray("plans");
                plans.forEach(plan -> list.add(json(plan)));
                Json.print(json, out);
            } else if (plans.isEmpty()) {
                out.println("no tariff plans; each rate deck is one by itself");
            } else {
                TextTable.of(
                                List.of("plan", "version", "decks"),
                                plans.stream().map(Listing::cells).toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }

        private static List<String> cells(StoredPlan stored) {
            return List.of(
                    stored.plan().name(),
                    Integer.toString(stored.version()),
                    stored.plan().decks().stream()
                            .map(PlanDeck::deck)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static ObjectNode json(StoredPlan stored) {
        ObjectNode json = Json.object();
        json.put("version", stored.version()).set("savedAt", Json.of(stored.savedAt()));
        json.set("plan", Json.of(stored.plan()));
        return json;
    }
}
