package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;

import java.util.Currency;
import java.util.Optional;

/** The rate that applies to a called number, and the deck version it was taken from. */
public record Quote(DeckVersion deck, Currency currency, Rate rate) {
    public Quote {
        requireNonNull(deck, "deck");
        requireNonNull(currency, "currency");
        requireNonNull(rate, "rate");
    }

    /** The quote for a call to {@code called}; empty if no prefix of the deck matches. */
    public static Optional<Quote> find(RateDeck deck, PhoneNumber called) {
        return deck.find(called).map(rate -> new Quote(deck.version(), deck.currency(), rate));
    }
}
