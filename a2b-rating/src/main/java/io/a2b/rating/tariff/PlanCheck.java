package io.a2b.rating.tariff;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all stores of plans refuse. */
final class PlanCheck {
    private static final int LIST_MAX = 1_000;

    private PlanCheck() {}

    /** Why a plan cannot be saved, as far as its decks are concerned. */
    static Optional<PlanSave> refusal(TariffPlan plan, RateDecks decks) {
        List<String> unknown = new ArrayList<>();
        Set<Currency> currencies = new LinkedHashSet<>();
        for (PlanDeck place : plan.decks()) {
            Optional<RateDeck> deck = decks.find(place.deck());
            if (deck.isEmpty()) unknown.add(place.deck());
            deck.ifPresent(one -> currencies.add(one.currency()));
        }
        if (!unknown.isEmpty()) return Optional.of(new PlanSave.DecksUnknown(unknown));
        if (currencies.size() > 1) {
            return Optional.of(new PlanSave.CurrenciesDiffer(List.copyOf(currencies)));
        }
        return Optional.empty();
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > LIST_MAX) throw new IllegalArgumentException("limit: " + limit);
    }
}
