package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.rating.deck.DeckVersion;

import java.time.Instant;
import java.util.Optional;

/**
 * Which charged calls are rated anew, and by what. Immutable; start from {@link #of} and change
 * what differs with the {@code with} methods.
 *
 * @param deck the version whose rates count
 * @param from the calls whose answered leg started then or later
 * @param until and before then; after {@code from}
 * @param account only calls of this account
 * @param ratedBy only calls that were rated by any version of the deck of this name
 */
public record ReratingScope(
        DeckVersion deck,
        Instant from,
        Instant until,
        Optional<AccountId> account,
        Optional<String> ratedBy) {
    public ReratingScope {
        requireNonNull(deck, "deck");
        requireNonNull(from, "from");
        requireNonNull(account, "account");
        requireNonNull(ratedBy, "ratedBy");
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("until: " + until + " is not after " + from);
        }
    }

    /** All calls of a period. */
    public static ReratingScope of(DeckVersion deck, Instant from, Instant until) {
        return new ReratingScope(deck, from, until, Optional.empty(), Optional.empty());
    }

    public ReratingScope withAccount(AccountId only) {
        return new ReratingScope(deck, from, until, Optional.of(only), ratedBy);
    }

    public ReratingScope withRatedBy(String deckName) {
        return new ReratingScope(deck, from, until, account, Optional.of(deckName));
    }
}
