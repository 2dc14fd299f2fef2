package io.a2b.examples;

import io.a2b.core.account.AccountStatus;
import io.a2b.core.directory.AccountSearch;

import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

/** Which accounts: those to which everything given applies. */
final class AccountFilterOptions {
    /** Before and after any account there will be, and times that every database keeps. */
    private static final Instant FIRST = Instant.parse("1970-01-02T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

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

    @Option(names = "--created-from", paramLabel = "INSTANT", description = "Opened then or later.")
    private Optional<Instant> createdFrom;

    @Option(names = "--created-until", paramLabel = "INSTANT", description = "Opened before.")
    private Optional<Instant> createdUntil;

    @Option(
            names = "--used-from",
            paramLabel = "INSTANT",
            description = "First used then or later, ISO 8601.")
    private Optional<Instant> usedFrom;

    @Option(names = "--used-until", paramLabel = "INSTANT", description = "First used before.")
    private Optional<Instant> usedUntil;

    /** Whether anything was given. */
    boolean isGiven() {
        return Stream.of(
                        cardPrefix,
                        lastName,
                        company,
                        email,
                        status,
                        group,
                        series,
                        tag,
                        currency,
                        plan,
                        createdFrom,
                        createdUntil,
                        usedFrom,
                        usedUntil)
                .anyMatch(Optional::isPresent);
    }

    /** What was given for {@code --currency}. */
    Optional<Currency> currency() {
        return currency;
    }

    /** Everything, if nothing was given. */
    AccountSearch search() {
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
        if (createdFrom.isPresent() || createdUntil.isPresent()) {
            search =
                    search.withCreatedBetween(createdFrom.orElse(FIRST), createdUntil.orElse(LAST));
        }
        if (usedFrom.isPresent() || usedUntil.isPresent()) {
            search = search.withFirstUsedBetween(usedFrom.orElse(FIRST), usedUntil.orElse(LAST));
        }
        return search;
    }
}
