package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.caller.SpeedDial;
import io.a2b.core.caller.SpeedDials;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;

@Command(
        name = "speed-dial",
        description = "Numbers that an account dials with one digit.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AccountSpeedDialCommand.Set.class,
            AccountSpeedDialCommand.Clear.class,
            AccountSpeedDialCommand.Listing.class
        })
final class AccountSpeedDialCommand {
    private AccountSpeedDialCommand() {}

    /** Does something about an account's speed dials, and shows them. */
    abstract static class OfAccount extends BillingCommand {
        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
        private String name;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Account account = AccountName.resolve(billing.accounts(), name);
            SpeedDials dials = billing.callers().speedDials();
            change(dials, account);
            List<SpeedDial> now = dials.of(account.id());
            if (output.json()) {
                ObjectNode json = Json.object();
                json.set("speedDials", Json.of(now));
                Json.print(json, out);
            } else if (now.isEmpty()) {
                out.println("no speed dials");
            } else {
                TextTable.of(
                                List.of("code", "number", "label"),
                                now.stream().map(OfAccount::cells).toList())
                        .print(out);
            }
            return ExitCode.DONE;
        }

        private static List<String> cells(SpeedDial dial) {
            return List.of(Integer.toString(dial.code()), dial.number().digits(), dial.label());
        }

        abstract void change(SpeedDials dials, Account account);
    }

    @Command(
            name = "set",
            description = "Put a number behind a digit.",
            mixinStandardHelpOptions = true)
    static final class Set extends OfAccount {
        @Parameters(index = "1", paramLabel = "CODE", description = "0 to 9.")
        private int code;

        @Parameters(index = "2", paramLabel = "NUMBER", description = "In E.164.")
        private String number;

        @Option(names = "--label", defaultValue = "", description = "For people.")
        private String label;

        @Override
        void change(SpeedDials dials, Account account) {
            dials.set(account.id(), new SpeedDial(code, Numbers.of("NUMBER", number), label));
        }
    }

    @Command(
            name = "clear",
            description = "Put nothing behind a digit.",
            mixinStandardHelpOptions = true)
    static final class Clear extends OfAccount {
        @Parameters(index = "1", paramLabel = "CODE", description = "0 to 9.")
        private int code;

        @Override
        void change(SpeedDials dials, Account account) {
            if (!dials.clear(account.id(), code)) {
                throw new RefusedException("nothing behind " + code);
            }
        }
    }

    @Command(
            name = "list",
            description = "List the speed dials of an account.",
            mixinStandardHelpOptions = true)
    static final class Listing extends OfAccount {
        @Override
        void change(SpeedDials dials, Account account) {
            // only looked at
        }
    }
}
