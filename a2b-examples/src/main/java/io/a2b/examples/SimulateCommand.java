package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.account.Account;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.simulation.Simulation;
import io.a2b.rating.simulation.SimulationRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

@Command(
        name = "simulate",
        description = {
            "Say what would become of a call, and why: rates, routes, limit, charge and margin.",
            "The answer comes from the code that live calls go through; nothing is set aside. Exit "
                    + "status 1 if the call would be refused."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand extends BillingCommand {
    @Parameters(paramLabel = "NUMBER", description = "Called number, with country code.")
    private String number;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Who calls: id, alias, or card:DIGITS.")
    private Optional<String> account;

    @Option(names = "--plan", paramLabel = "NAME", description = "Or anybody with this plan.")
    private Optional<String> plan;

    @Option(
            names = "--balance",
            paramLabel = "AMOUNT",
            description = "What the call may cost; default: what the account has.")
    private Optional<String> balance;

    @Option(
            names = "--currency",
            defaultValue = "USD",
            description = "Of --balance with --plan; default: USD.")
    private Currency currency;

    @Option(names = "--at", paramLabel = "INSTANT", description = "ISO 8601; default: now.")
    private Optional<Instant> at;

    @Option(
            names = "--caller",
            defaultValue = "",
            paramLabel = "NUMBER",
            description = "Default: withheld.")
    private String caller;

    @Option(
            names = "--access",
            defaultValue = "",
            paramLabel = "NUMBER",
            description = "The number called to reach the service; default: none.")
    private String access;

    @Option(
            names = "--seconds",
            split = ",",
            defaultValue = "60,300",
            description = "Lengths to price; default: 60,300.")
    private List<Long> seconds;

    @Mixin
    private OutputOptions output;

    @Override
    int run(Billing billing, PrintWriter out) {
        if (account.isPresent() == plan.isPresent()) {
            throw new IllegalArgumentException("either --account or --plan is needed");
        }
        PhoneNumber called = RateCommand.e164("NUMBER", number);
        SimulationRequest request = (account.isPresent()
                        ? ofAccount(billing, called)
                        : ofPlan(called))
                .withNumbers(caller, access)
                .withTalkSeconds(seconds.stream().mapToLong(Long::longValue).toArray());
        if (at.isPresent()) request = request.withAt(at.get());
        Simulation simulation = billing.simulator().simulate(request);
        if (output.json()) Json.print(json(simulation), out);
        else out.println(simulation);
        return simulation.isGranted() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static ObjectNode json(Simulation simulation) {
        ObjectNode json = Json.object().put("granted", simulation.isGranted());
        return json.setAll((ObjectNode) Json.of(simulation));
    }

    private SimulationRequest ofAccount(Billing billing, PhoneNumber called) {
        Account payer = AccountName.resolve(billing.accounts(), account.orElseThrow());
        SimulationRequest request = SimulationRequest.of(payer.id(), called);
        return balance.map(text -> request.withAvailable(money(payer.currency(), text)))
                .orElse(request);
    }

    private SimulationRequest ofPlan(PhoneNumber called) {
        String text = balance.orElseThrow(
                () -> new IllegalArgumentException("--balance is needed with --plan"));
        return SimulationRequest.of(plan.orElseThrow(), money(currency, text), called);
    }

    private static Money money(Currency currency, String text) {
        return Money.of(currency.getCurrencyCode(), text);
    }
}
