package io.a2b.core.did;

import io.a2b.core.account.AccountId;

import java.util.Optional;
import java.util.Set;

/**
 * A pool of numbers, and who may order from it. Immutable.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param orderedBy the accounts that may; empty: everybody
 */
public record DidGroup(String name, Optional<Set<AccountId>> orderedBy) {
    /** @throws IllegalArgumentException if the name does not do */
    public DidGroup {
        requireName(name);
        orderedBy = orderedBy.map(Set::copyOf);
    }

    static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("group: not 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    public boolean lets(AccountId account) {
        return orderedBy.map(accounts -> accounts.contains(account)).orElse(true);
    }
}
