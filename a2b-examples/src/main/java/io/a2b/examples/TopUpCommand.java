package io.a2b.examples;

import io.a2b.core.account.Account;
import io.a2b.core.money.Money;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;

@Command(
        name = "topup",
        description = "Add money that was paid in, and print the receipt.",
        mixinStandardHelpOptions = true)
final class TopUpCommand extends BillingCommand {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Id, alias, or card:DIGITS.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "AMOUNT",
            description = "A plain decimal in the account's currency, for example 2.50.")
    private String amount;

    @Option(
            names = "--id",
            paramLabel = "PAYMENT-ID",
            description = "The same id adds once, however often it is given; default: random.")
    private Optional<String> id;

    @Option(
            names = "--method",
            paramLabel = "TEXT",
            defaultValue = "cash",
            description = "How it was paid, for the receipt; default: ${DEFAULT-VALUE}.")
    private String method;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "operator",
            description = "Who took the money, for the receipt; default: ${DEFAULT-VALUE}.")
    private String actor;

    @Override
    int run(Billing billing, PrintWriter out) {
        Account account = AccountName.resolve(billing.accounts(), name);
        Money money = Money.of(account.currency().getCurrencyCode(), amount);
        String payment = id.orElseGet(() -> "payment-" + UUID.randomUUID());
        out.println(new CashDesk(billing.topUps()).take(payment, account, money, actor, method));
        return ExitCode.DONE;
    }
}
