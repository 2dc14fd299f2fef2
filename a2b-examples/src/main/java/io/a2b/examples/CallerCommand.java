package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.caller.BlockedCaller;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;

@Command(
        name = "caller",
        description = "Callers that are refused, whatever account they use.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CallerCommand.Block.class,
            CallerCommand.Unblock.class,
            CallerCommand.Listing.class
        })
final class CallerCommand {
    private static final int PAGE = 1000;

    private CallerCommand() {}

    @Command(
            name = "block",
            description = "Refuse callers whose numbers begin like this.",
            mixinStandardHelpOptions = true)
    static final class Block extends BillingCommand {
        @Parameters(paramLabel = "PREFIX", description = "1 to 20 digits.")
        private String prefix;

        @Option(names = "--note", defaultValue = "", description = "Why.")
        private String note;

        @Override
        int run(Billing billing, PrintWriter out) {
            billing.callers().rules().block(prefix, note);
            out.println("a2b: callers from " + prefix + " are refused");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "unblock",
            description = "Refuse them no longer.",
            mixinStandardHelpOptions = true)
    static final class Unblock extends BillingCommand {
        @Parameters(paramLabel = "PREFIX", description = "As it was blocked.")
        private String prefix;

        @Override
        int run(Billing billing, PrintWriter out) {
            if (!billing.callers().rules().unblock(prefix)) {
                throw new RefusedException(prefix + " is not blocked");
            }
            out.println("a2b: callers from " + prefix + " are not refused for it");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "list",
            description = "List who is refused, 1000 at most.",
            mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Option(
                names = "--after",
                paramLabel = "PREFIX",
                defaultValue = "",
                description = "Begin behind this one; default: at the first.")
        private String after;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            List<BlockedCaller> blocked = billing.callers().rules().blocked(after, PAGE);
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("blocked", Json.of(blocked));
                Json.print(json, out);
            } else if (blocked.isEmpty()) {
                out.println("no blocked callers");
            } else {
                TextTable.of(
                                List.of("prefix", "since", "note"),
                                blocked.stream()
                                        .map(one -> List.of(
                                                one.prefix(),
                                                one.blockedAt().toString(),
                                                one.note()))
                                        .toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }
    }
}
