package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.caller.CallRules;
import io.a2b.core.caller.Restriction;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;

@Command(
        name = "restrict",
        description = "Say which numbers an account may call; without an option, show it.",
        mixinStandardHelpOptions = true)
final class AccountRestrictCommand extends BillingCommand {
    @Parameters(paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
    private String name;

    @ArgGroup
    private Wanted wanted;

    @Mixin
    private OutputOptions output;

    /** One of them. */
    static final class Wanted {
        @Option(
                names = "--block",
                split = ",",
                paramLabel = "PREFIX",
                description = "All but numbers that begin with one of these.")
        private Set<String> blocked;

        @Option(
                names = "--allow-only",
                split = ",",
                paramLabel = "PREFIX",
                description = "No others than numbers that begin with one of these.")
        private Set<String> allowed;

        @Option(names = "--none", description = "Any number.")
        private boolean none;

        Restriction restriction() {
            if (none) return Restriction.none();
            return blocked == null
                    ? new Restriction(Restriction.Mode.ALLOW_ONLY_LISTED, plain(allowed))
                    : new Restriction(Restriction.Mode.BLOCK_LISTED, plain(blocked));
        }

        private static Set<String> plain(Set<String> prefixes) {
            Set<String> plain = new TreeSet<>();
            for (String prefix : prefixes) {
                plain.add(prefix.startsWith("+") ? prefix.substring(1) : prefix);
            }
            return plain;
        }
    }

    @Override
    int run(Billing billing, PrintWriter out) {
        Account account = AccountName.resolve(billing.accounts(), name);
        CallRules rules = billing.callers().rules();
        if (wanted != null) rules.restrict(account.id(), wanted.restriction());
        Restriction now = rules.restriction(account.id());
        if (output.json()) {
            ObjectNode json = Json.object();
            json.set("restriction", Json.of(now));
            Json.print(json, out);
        } else {
            out.println("restriction: " + AccountCommand.words(now.mode()));
            if (!now.prefixes().isEmpty()) {
                out.println("prefixes: " + String.join(", ", now.prefixes()));
            }
        }
        return ExitCode.DONE;
    }
}
