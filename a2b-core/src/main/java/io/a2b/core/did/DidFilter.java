package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

import java.util.Optional;

/**
 * Which numbers to list. Immutable; start from {@link #all}.
 *
 * @param prefix leading digits; empty: any
 * @param account who has it, or has it reserved
 */
public record DidFilter(
        String prefix,
        Optional<String> group,
        Optional<String> country,
        Optional<AccountId> account,
        Optional<DidStatus> status) {
    private static final DidFilter ALL = new DidFilter(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if {@code prefix} is not up to 15 digits */
    public DidFilter {
        requireNonNull(group, "group");
        requireNonNull(country, "country");
        requireNonNull(account, "account");
        requireNonNull(status, "status");
        if (!prefix.matches("[0-9]{0,15}")) throw new IllegalArgumentException("prefix: " + prefix);
    }

    public static DidFilter all() {
        return ALL;
    }

    public DidFilter withPrefix(String newPrefix) {
        return new DidFilter(newPrefix, group, country, account, status);
    }

    public DidFilter withGroup(String newGroup) {
        return new DidFilter(prefix, Optional.of(newGroup), country, account, status);
    }

    public DidFilter withCountry(String newCountry) {
        return new DidFilter(prefix, group, Optional.of(newCountry), account, status);
    }

    public DidFilter withAccount(AccountId newAccount) {
        return new DidFilter(prefix, group, country, Optional.of(newAccount), status);
    }

    public DidFilter withStatus(DidStatus newStatus) {
        return new DidFilter(prefix, group, country, account, Optional.of(newStatus));
    }
}
