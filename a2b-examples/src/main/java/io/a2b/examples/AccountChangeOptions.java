package io.a2b.examples;

import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.directory.AccountEdit;
import io.a2b.core.ledger.Note;
import io.a2b.core.money.Money;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Supplier;

/** What is changed on accounts. */
final class AccountChangeOptions {
    @Option(names = "--set-status", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Optional<AccountStatus> status;

    @Option(
            names = "--cut-calls",
            description = "With --set-status: end calls in progress, unless it is ACTIVE.")
    private boolean cutCalls;

    @Option(names = "--set-plan", description = "Tariff plan.")
    private Optional<String> plan;

    @Option(names = "--set-language", description = "Two letters.")
    private Optional<String> language;

    @Option(names = "--set-calls-max", description = "At once.")
    private Optional<Integer> callsMax;

    @Option(
            names = "--set-expiry",
            paramLabel = "WHEN",
            description = "never, an instant, created+DAYS or used+DAYS.")
    private Optional<String> expiry;

    @Option(names = "--set-group", description = "One that is there.")
    private Optional<String> group;

    @Option(
            names = "--set-credit-limit",
            paramLabel = "AMOUNT",
            description = "Prepaid accounts are rejected.")
    private Optional<String> creditLimit;

    @Option(
            names = "--set-caps",
            paramLabel = "DAY/MONTH",
            description = "What may be spent; amounts, or none: 10/none.")
    private Optional<String> caps;

    @ArgGroup
    private Moved moved;

    /** One of them. */
    static final class Moved {
        @Option(names = "--give", paramLabel = "AMOUNT", description = "To each, as a promotion.")
        private Optional<String> give;

        @Option(names = "--take", paramLabel = "AMOUNT", description = "From each, as a fee.")
        private Optional<String> take;

        @Option(
                names = "--set-balance",
                paramLabel = "AMOUNT",
                description = "Gives or takes what is missing to it or beyond it.")
        private Optional<String> balance;
    }

    /** Whether a repeat without the same id would move money again. */
    boolean movesMoney() {
        return moved != null;
    }

    /** @param currency of the accounts, for amounts; empty if none was said */
    AccountEdit edit(String id, Note note, Optional<Currency> currency) {
        if (cutCalls && status.isEmpty()) {
            throw new IllegalArgumentException("--cut-calls: only with --set-status");
        }
        Supplier<Currency> known = () -> currency.orElseThrow(() -> new IllegalArgumentException(
                "--currency is needed with amounts: say which accounts they are for"));
        AccountEdit edit = AccountEdit.of(id, note);
        if (status.isPresent()) edit = edit.withStatus(status.get(), cutCalls);
        if (plan.isPresent()) edit = edit.withTariffPlan(plan.get());
        if (language.isPresent()) edit = edit.withLanguage(language.get());
        if (callsMax.isPresent()) edit = edit.withCallsMax(callsMax.get());
        if (expiry.isPresent()) edit = edit.withExpiry(expiry(expiry.get()));
        if (group.isPresent()) edit = edit.withGroup(group.get());
        if (creditLimit.isPresent()) edit = edit.withCreditLimit(money(known, creditLimit.get()));
        if (caps.isPresent()) edit = edit.withCaps(caps(known, caps.get()));
        return moved == null ? edit : moved(edit, known);
    }

    private AccountEdit moved(AccountEdit edit, Supplier<Currency> currency) {
        if (moved.give.isPresent()) return edit.giving(money(currency, moved.give.get()));
        if (moved.take.isPresent()) return edit.taking(money(currency, moved.take.get()));
        return edit.settingBalance(money(currency, moved.balance.orElseThrow()));
    }

    private static Money money(Supplier<Currency> currency, String amount) {
        return Money.of(currency.get().getCurrencyCode(), amount);
    }

    private static SpendCaps caps(Supplier<Currency> currency, String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("--set-caps: " + text + " is not DAY/MONTH");
        }
        SpendCaps caps = SpendCaps.none();
        if (!parts[0].equals("none")) caps = caps.withDay(money(currency, parts[0]));
        return parts[1].equals("none") ? caps : caps.withMonth(money(currency, parts[1]));
    }

    private static Expiry expiry(String text) {
        if (text.equals("never")) return new Expiry.Never();
        if (text.matches("created\\+[0-9]{1,5}")) return new Expiry.DaysAfterCreation(days(text));
        if (text.matches("used\\+[0-9]{1,5}")) return new Expiry.DaysAfterFirstUse(days(text));
        try {
            return new Expiry.At(Instant.parse(text));
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("--set-expiry: " + text
                    + " is neither never nor an instant nor created+DAYS nor used+DAYS");
        }
    }

    private static int days(String text) {
        return Integer.parseInt(text.substring(text.indexOf('+') + 1));
    }
}
