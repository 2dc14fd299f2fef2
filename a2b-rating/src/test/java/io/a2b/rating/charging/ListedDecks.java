package io.a2b.rating.charging;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.price.BillingIncrement;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rate decks in memory that never change. */
final class ListedDecks implements RateDecks {
    static final Currency USD = Currency.getInstance("USD");

    /** 0.001 a second. */
    static final Rate PORTUGAL = rate("351", "Portugal", "0.06", 1, 1, "0");

    /** 0.30 a minute, begun minutes count whole, 0.05 at once. */
    static final Rate MOBILE = rate("3519", "Portugal - Mobile", "0.30", 60, 60, "0.05");

    static final Rate FREE = rate("800", "Free", "0", 1, 1, "0");

    private final Map<String, RateDeck> decks = Map.of(
            "default",
            RateDeck.of(new DeckVersion("default", 1), USD, List.of(PORTUGAL, MOBILE, FREE)),
            "euros",
            RateDeck.of(
                    new DeckVersion("euros", 1), Currency.getInstance("EUR"), List.of(PORTUGAL)));

    static Rate rate(
            String prefix, String name, String perMinute, int first, int step, String fee) {
        return new Rate(
                new Prefix(prefix),
                name,
                Money.of("USD", perMinute).micros(),
                new BillingIncrement(first, step),
                Money.of("USD", fee).micros());
    }

    @Override
    public Optional<RateDeck> find(String deck) {
        return Optional.ofNullable(decks.get(deck));
    }

    @Override
    public Optional<RateDeck> find(DeckVersion version) {
        return find(version.deck()).filter(deck -> deck.version().equals(version));
    }
}
