package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where tariff plans come from, ready to find rates. Thread-safe, and fast: asked once a call. */
@FunctionalInterface
public interface PlanSource {
    /** The plan of that name as it is now; empty if there is none. */
    Optional<PlanLookup> lookup(String plan);

    /** Every rate deck is a plan by itself, under its name. */
    static PlanSource ofDecks(RateDecks decks) {
        requireNonNull(decks, "decks");
        Map<String, PlanLookup> known = new ConcurrentHashMap<>();
        return plan -> decks.find(plan).map(deck -> ofDeck(known, plan, deck));
    }

    private static PlanLookup ofDeck(Map<String, PlanLookup> known, String plan, RateDeck deck) {
        return known.compute(plan, (name, before) -> {
            boolean current = before != null && before.decks().get(0) == deck;
            return current ? before : PlanLookup.ofDeck(deck);
        });
    }
}
