package io.a2b.core.directory;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a search finds, said without SQL: for directories without a database, in tests. */
public final class AccountSearches {
    private final Map<String, Object> asked;

    private AccountSearches(AccountSearch search) {
        asked = search.criteria();
    }

    /** Whether everything in {@code search} applies to an account of which this is known. */
    public static boolean finds(
            AccountSearch search,
            Account account,
            Profile profile,
            Map<AccountId, Serial> serials) {
        AccountSearches searches = new AccountSearches(search);
        Optional<Serial> serial = Optional.ofNullable(serials.get(account.id()));
        return searches.fits(account)
                && searches.fits(profile)
                && searches.is("series", serial.map(Serial::series).orElse(""));
    }

    private boolean fits(Account account) {
        return account.cardNumber().digits().startsWith((String) asked.getOrDefault("cardFrom", ""))
                && is("status", account.status().name())
                && is("currency", account.currency().getCurrencyCode())
                && is("plan", account.terms().tariffPlan())
                && isIn("created", Optional.of(account.life().createdAt()))
                && isIn("used", account.life().firstUsedAt());
    }

    private boolean fits(Profile profile) {
        return is("group", profile.group())
                && is("tag", profile.tag())
                && is("lastName", profile.contact().lastName())
                && is("company", profile.contact().company())
                && is("email", profile.contact().email());
    }

    private boolean is(String name, String text) {
        return text.equals(asked.getOrDefault(name, text));
    }

    private boolean isIn(String name, Optional<Instant> at) {
        if (!asked.containsKey(name + "From")) return true;
        Instant from = (Instant) asked.get(name + "From");
        Instant until = (Instant) asked.get(name + "Until");
        return at.isPresent() && !at.get().isBefore(from) && at.get().isBefore(until);
    }
}
