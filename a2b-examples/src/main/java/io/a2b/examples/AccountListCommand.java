package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

@Command(
        name = "list",
        aliases = "search",
        description = "List accounts to which everything given applies, in order of their ids.",
        mixinStandardHelpOptions = true)
final class AccountListCommand extends BillingCommand {
    @Mixin
    private AccountFilterOptions filter;

    @Option(
            names = "--after",
            defaultValue = "0",
            paramLabel = "ID",
            description = "Go on behind this account.")
    private long after;

    @Option(names = "--limit", defaultValue = "100", description = "1 to 1000; default: 100.")
    private int limit;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        List<Account> found = billing.directory().search(filter.search(), after, limit).stream()
                .map(billing.accounts()::find)
                .flatMap(Optional::stream)
                .toList();
        if (output.json()) {
            ObjectNode answer = Json.object();
            ArrayNode rows = answer.putArray("accounts");
            found.forEach(account -> describe(account, rows.addObject()));
            Json.print(answer, out);
        } else {
            found.forEach(account -> out.println(account.id() + "  " + account.alias() + "  "
                    + account.cardNumber() + "  " + account.status() + "  " + account.currency()
                    + "  " + account.terms().tariffPlan()));
            if (found.isEmpty()) out.println("no accounts");
        }
        if (found.size() == limit) {
            AccountId last = found.get(limit - 1).id();
            err().println("a2b: there may be more: --after " + last);
        }
        return ExitCode.DONE;
    }

    private static void describe(Account account, ObjectNode row) {
        row.put("account", account.id().value())
                .put("alias", account.alias())
                .put("card", account.cardNumber().toString())
                .put("status", account.status().name())
                .put("currency", account.currency().getCurrencyCode())
                .put("plan", account.terms().tariffPlan());
    }
}
