package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.routing.Carrier;
import io.a2b.rating.routing.Status;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.TrunkTerms;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

@Command(
        name = "trunk",
        description = "Trunks, and the carriers that bill them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrunkCommand.Save.class,
            TrunkCommand.Listing.class,
            TrunkCommand.On.class,
            TrunkCommand.Off.class
        })
final class TrunkCommand {
    private static final int PAGE = 1000;

    @Command(
            name = "save",
            description = "Make a trunk, in place of the one of that name.",
            mixinStandardHelpOptions = true)
    static final class Save extends BillingCommand {
        @Parameters(
                paramLabel = "NAME=TECH/ENDPOINT[,remove=DIGITS][,add=DIGITS][,ring=SECONDS]",
                converter = TrunkOption.class)
        private Trunk trunk;

        @Option(names = "--carrier", defaultValue = "", description = "Who bills its calls.")
        private String carrier;

        @Option(
                names = "--carrier-deck",
                paramLabel = "DECK",
                description = "The rate deck that the carrier bills by; makes the carrier.")
        private Optional<String> deck;

        @Option(
                names = "--calls-max",
                defaultValue = "0",
                description = "At once; default: 0, any number.")
        private int callsMax;

        @Option(
                names = "--priority",
                defaultValue = "1",
                description = "The lowest first; default: 1.")
        private int priority;

        @Option(
                names = "--weight",
                defaultValue = "1",
                description = "Its share of the calls among equals; default: 1.")
        private int weight;

        @Option(names = "--failover", defaultValue = "", description = "The trunk tried after it.")
        private String failover;

        @Override
        int run(Billing billing, PrintWriter out) {
            if (deck.isPresent()) saveCarrier(billing, deck.get());
            TrunkTerms terms = TrunkTerms.DEFAULT
                    .withCarrier(carrier)
                    .withCallsMax(callsMax, TrunkTerms.WhenFull.NEXT_ROUTE)
                    .withPriority(priority)
                    .withWeight(weight)
                    .withFailover(failover);
            billing.trunks().save(trunk.withTerms(terms));
            out.println("a2b: trunk " + trunk.name());
            return ExitCode.DONE;
        }

        private void saveCarrier(Billing billing, String name) {
            if (carrier.isEmpty()) throw new IllegalArgumentException("--carrier is needed");
            RateDeck rates = DeckName.parse(name).resolve(billing.decks());
            billing.trunks()
                    .save(Carrier.of(carrier, rates.currency(), rates.version().deck()));
        }
    }

    @Command(name = "list", description = "List trunks.", mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<Trunk> trunks = billing.trunks().list("", PAGE);
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("trunks", Json.of(trunks));
                json.set("carriers", Json.of(billing.trunks().listCarriers("", PAGE)));
                Json.print(json, out);
            } else if (trunks.isEmpty()) {
                out.println("no trunks");
            } else {
                TextTable.of(
                                List.of("trunk", "status", "to", "carrier", "priority", "weight"),
                                trunks.stream().map(Listing::cells).toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }

        private static List<String> cells(Trunk trunk) {
            TrunkTerms terms = trunk.terms();
            return List.of(
                    trunk.name(),
                    terms.status().name(),
                    trunk.technology() + "/" + trunk.endpoint(),
                    terms.carrier().isEmpty() ? "-" : terms.carrier(),
                    Integer.toString(terms.priority()),
                    Integer.toString(terms.weight()));
        }
    }

    /** Switches a trunk. */
    abstract static class Switch extends BillingCommand {
        @Parameters(paramLabel = "TRUNK")
        private String name;

        private final Status status;

        Switch(Status status) {
            this.status = status;
        }

        @Override
        int run(Billing billing, PrintWriter out) {
            if (billing.trunks().find(name).isEmpty()) {
                throw new RefusedException("no trunk " + name);
            }
            billing.trunks().switchTrunk(name, status);
            out.println("a2b: trunk " + name + " is " + status);
            return ExitCode.DONE;
        }
    }

    @Command(name = "on", description = "Use a trunk again.", mixinStandardHelpOptions = true)
    static final class On extends Switch {
        On() {
            super(Status.ON);
        }
    }

    @Command(
            name = "off",
            description = "Send no more calls by a trunk.",
            mixinStandardHelpOptions = true)
    static final class Off extends Switch {
        Off() {
            super(Status.OFF);
        }
    }
}
