package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Rate;

import java.util.Currency;

/** The rate that applies to a called number, and the deck version it was taken from. */
public record Quote(DeckVersion deck, Currency currency, Rate rate) {
    public Quote {
        requireNonNull(deck, "deck");
        requireNonNull(currency, "currency");
        requireNonNull(rate, "rate");
    }
}
