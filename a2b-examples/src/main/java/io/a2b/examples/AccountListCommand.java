package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.directory.AccountSearch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

@Command(
        name = "list",
        aliases = "search",
        description = "List accounts to which everything given applies, in order of their ids.",
        mixinStandardHelpOptions = true)
final class AccountListCommand extends BillingCommand {
    @Option(names = "--card-prefix", paramLabel = "DIGITS", description = "First digits.")
    private Optional<String> cardPrefix;

    @Option(names = "--last-name", description = "As it is written.")
    private Optional<String> lastName;

    @Option(names = "--company", description = "As it is written.")
    private Optional<String> company;

    @Option(names = "--email", description = "As it is written.")
    private Optional<String> email;

    @Option(names = "--status", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Optional<AccountStatus> status;

    @Option(names = "--group", description = "Name of the group.")
    private Optional<String> group;

    @Option(names = "--series", description = "Name of the series.")
    private Optional<String> series;

    @Option(names = "--tag", description = "Label.")
    private Optional<String> tag;

    @Option(names = "--currency", description = "ISO 4217.")
    private Optional<Currency> currency;

    @Option(names = "--plan", description = "Tariff plan.")
    private Optional<String> plan;

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
        List<Account> found = billing.directory().search(search(), after, limit).stream()
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

    private AccountSearch search() {
        AccountSearch search = AccountSearch.all();
        if (cardPrefix.isPresent()) search = search.withCardPrefix(cardPrefix.get());
        if (lastName.isPresent()) search = search.withLastName(lastName.get());
        if (company.isPresent()) search = search.withCompany(company.get());
        if (email.isPresent()) search = search.withEmail(email.get());
        if (status.isPresent()) search = search.withStatus(status.get());
        if (group.isPresent()) search = search.withGroup(group.get());
        if (series.isPresent()) search = search.withSeries(series.get());
        if (tag.isPresent()) search = search.withTag(tag.get());
        if (currency.isPresent()) search = search.withCurrency(currency.get());
        if (plan.isPresent()) search = search.withTariffPlan(plan.get());
        return search;
    }
}
