package io.a2b.examples;

import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.money.Money;

import picocli.CommandLine.Option;

import java.util.Currency;

/** What numbers belong to and cost. */
final class DidTermsOptions {
    @Option(names = "--group", defaultValue = "default", description = "Default: default.")
    private String group;

    @Option(names = "--country", required = true, description = "Two letters, such as PT.")
    private String country;

    @Option(names = "--calls", defaultValue = "10", description = "At a time; default: 10.")
    private int callsMax;

    @Option(names = "--currency", defaultValue = "USD", description = "ISO 4217; default: USD.")
    private Currency currency;

    @Option(names = "--setup", defaultValue = "0", description = "Once, when it is assigned.")
    private String setup;

    @Option(names = "--monthly", defaultValue = "0", description = "For each month, in advance.")
    private String monthly;

    @Option(names = "--connection", defaultValue = "0", description = "Per answered call.")
    private String connection;

    @Option(names = "--per-minute", defaultValue = "0", description = "Of a call that came in.")
    private String perMinute;

    @Option(
            names = "--increment",
            paramLabel = "FIRST/STEP",
            defaultValue = "1/1",
            description = "Seconds billed at once, and per step after them; default: 1/1.")
    private String increment;

    DidTerms toTerms() {
        if (!increment.matches("[0-9]{1,5}/[0-9]{1,5}")) {
            throw new IllegalArgumentException("--increment: " + increment);
        }
        String[] seconds = increment.split("/");
        DidPrice price = new DidPrice(
                money(connection),
                money(perMinute),
                Integer.parseInt(seconds[0]),
                Integer.parseInt(seconds[1]));
        DidTariff tariff = DidTariff.free(currency)
                .withSetup(money(setup))
                .withMonthly(money(monthly))
                .withPrice(price);
        return DidTerms.of(group, country, tariff).withCallsMax(callsMax);
    }

    private Money money(String amount) {
        return Money.of(currency.getCurrencyCode(), amount);
    }
}
