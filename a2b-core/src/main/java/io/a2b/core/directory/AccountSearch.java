package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountStatus;

import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * Which accounts are looked for: those that everything given applies to. Immutable; start from
 * {@link #all} and narrow it down. Texts are compared whole and as they are written, but for the
 * beginning of a card number.
 */
public final class AccountSearch {
    private static final AccountSearch ALL = new AccountSearch(Map.of());

    private final Map<String, Object> criteria;

    private AccountSearch(Map<String, Object> criteria) {
        this.criteria = criteria;
    }

    /** Every account. */
    public static AccountSearch all() {
        return ALL;
    }

    private AccountSearch with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(criteria);
        more.put(name, requireNonNull(value, name));
        return new AccountSearch(Map.copyOf(more));
    }

    /** @param digits the first ones of the card number, 1 to 20 */
    public AccountSearch withCardPrefix(String digits) {
        if (!digits.matches("[0-9]{1,20}"))
            throw new IllegalArgumentException("digits: not digits");
        // a range, so that the index of the key serves every database; ':' comes behind '9'
        return with("cardFrom", digits).with("cardUntil", digits + ':');
    }

    public AccountSearch withLastName(String lastName) {
        return with("lastName", lastName);
    }

    public AccountSearch withCompany(String company) {
        return with("company", company);
    }

    public AccountSearch withEmail(String email) {
        return with("email", email);
    }

    public AccountSearch withStatus(AccountStatus status) {
        return with("status", status.name());
    }

    public AccountSearch withGroup(String group) {
        return with("group", group);
    }

    public AccountSearch withSeries(String series) {
        return with("series", series);
    }

    public AccountSearch withTag(String tag) {
        return with("tag", tag);
    }

    public AccountSearch withCurrency(Currency currency) {
        return with("currency", currency.getCurrencyCode());
    }

    public AccountSearch withTariffPlan(String plan) {
        return with("plan", plan);
    }

    /** Opened at {@code from} or later, and before {@code until}. */
    public AccountSearch withCreatedBetween(Instant from, Instant until) {
        return with("createdFrom", from).with("createdUntil", until);
    }

    /** First used at {@code from} or later, and before {@code until}. */
    public AccountSearch withFirstUsedBetween(Instant from, Instant until) {
        return with("usedFrom", from).with("usedUntil", until);
    }

    /** What is given, by the names the statement knows. */
    Map<String, Object> criteria() {
        return criteria;
    }

    @Override
    public String toString() {
        Map<String, Object> shown = new HashMap<>(criteria);
        shown.keySet().removeIf(name -> name.startsWith("card")); // never a whole card number
        return shown.toString();
    }
}
