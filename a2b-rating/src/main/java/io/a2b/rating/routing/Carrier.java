package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import java.util.Currency;

/**
 * A company that carries calls, and bills them.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param currency what it bills in
 * @param deck the name of the rate deck that it bills by, in which the prices are what it takes;
 *     empty when there is none
 * @param status of all its trunks
 */
public record Carrier(String name, Currency currency, String deck, Status status) {
    public Carrier {
        Trunk.checkName("name", name);
        requireNonNull(currency, "currency");
        if (!deck.isEmpty()) Trunk.checkName("deck", deck);
        requireNonNull(status, "status");
    }

    /** A carrier in use that bills by a rate deck. */
    public static Carrier of(String name, Currency currency, String deck) {
        return new Carrier(name, currency, deck, Status.ON);
    }

    public Carrier withStatus(Status newStatus) {
        return new Carrier(name, currency, deck, newStatus);
    }
}
