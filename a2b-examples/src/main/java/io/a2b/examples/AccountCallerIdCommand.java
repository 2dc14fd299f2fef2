package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.caller.BindResult;
import io.a2b.core.caller.CallerId;
import io.a2b.core.caller.CallerIds;
import io.a2b.core.number.PhoneNumber;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

@Command(
        name = "caller-id",
        description = "Numbers that prove an account by calling.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AccountCallerIdCommand.Add.class,
            AccountCallerIdCommand.Remove.class,
            AccountCallerIdCommand.On.class,
            AccountCallerIdCommand.Off.class,
            AccountCallerIdCommand.Listing.class
        })
final class AccountCallerIdCommand {
    private AccountCallerIdCommand() {}

    /** Does something about one caller id, and shows what the account has then. */
    abstract static class Change extends BillingCommand {
        @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
        private String name;

        @Parameters(index = "1", paramLabel = "NUMBER", description = "In E.164.")
        private String number;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Account account = AccountName.resolve(billing.accounts(), name);
            change(billing, account, Numbers.of("NUMBER", number));
            return print(billing.callers().ids(), account, output, out);
        }

        /** @throws RefusedException if it cannot be */
        abstract void change(Billing billing, Account account, PhoneNumber number);
    }

    @Command(
            name = "add",
            description = "Give a number to an account.",
            mixinStandardHelpOptions = true)
    static final class Add extends Change {
        @Option(
                names = "--move-from",
                paramLabel = "ACCOUNT",
                description = "Take it from this account.")
        private Optional<String> from;

        @Override
        void change(Billing billing, Account account, PhoneNumber number) {
            CallerIds ids = billing.callers().ids();
            BindResult result = from.map(name -> ids.move(
                            number,
                            AccountName.resolve(billing.accounts(), name).id(),
                            account.id()))
                    .orElseGet(() -> ids.add(account.id(), number));
            if (result instanceof BindResult.Refused refused) {
                throw new RefusedException("not added: " + AccountCommand.words(refused.reason()));
            }
        }
    }

    @Command(
            name = "remove",
            description = "Take a number from an account.",
            mixinStandardHelpOptions = true)
    static final class Remove extends Change {
        @Override
        void change(Billing billing, Account account, PhoneNumber number) {
            requireOwned(billing.callers().ids().remove(account.id(), number), number);
        }
    }

    @Command(
            name = "on",
            description = "Let a number prove its account again.",
            mixinStandardHelpOptions = true)
    static final class On extends Change {
        @Override
        void change(Billing billing, Account account, PhoneNumber number) {
            requireOwned(billing.callers().ids().activate(account.id(), number, true), number);
        }
    }

    @Command(
            name = "off",
            description = "Let a number prove nothing, but keep it.",
            mixinStandardHelpOptions = true)
    static final class Off extends Change {
        @Override
        void change(Billing billing, Account account, PhoneNumber number) {
            requireOwned(billing.callers().ids().activate(account.id(), number, false), number);
        }
    }

    @Command(
            name = "list",
            description = "List the numbers of an account.",
            mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Parameters(paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
        private String name;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Account account = AccountName.resolve(billing.accounts(), name);
            return print(billing.callers().ids(), account, output, out);
        }
    }

    private static void requireOwned(boolean owned, PhoneNumber number) {
        if (!owned) throw new RefusedException("the account has no caller id " + number);
    }

    private static int print(
            CallerIds ids, Account account, OutputOptions output, PrintWriter out) {
        List<CallerId> callerIds = ids.of(account.id());
        if (output.json()) {
            ObjectNode json = Json.object();
            json.set("callerIds", Json.of(callerIds));
            Json.print(json, out);
        } else if (callerIds.isEmpty()) {
            out.println("no caller ids");
        } else {
            TextTable.of(
                            List.of("caller id", "proves"),
                            callerIds.stream()
                                    .map(one -> List.of(
                                            one.number().digits(), one.active() ? "yes" : "no"))
                                    .toList())
                    .print(out);
        }
        return ExitCode.DONE;
    }
}
