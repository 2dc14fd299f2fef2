package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The same changes for many rates of a deck, one after the other.
 *
 * @param filter which rates; their price before any change decides
 */
public record BulkUpdate(RateFilter filter, List<PriceChange> changes) {
    /** @throws IllegalArgumentException if there is no change */
    public BulkUpdate {
        requireNonNull(filter, "filter");
        changes = List.copyOf(changes);
        if (changes.isEmpty()) throw new IllegalArgumentException("changes: none");
    }

    /**
     * The rates of a deck after the update, in the same order.
     *
     * @throws IllegalArgumentException if an amount would be out of the range of prices
     */
    DeckBuilder applyTo(RateDeck deck) {
        DeckBuilder updated = new DeckBuilder(deck.terms());
        Pattern names = filter.names();
        Map<String, Boolean> named = new HashMap<>();
        Map<RateTerms, RateTerms> changed = new HashMap<>();
        for (int row : deck.rowsInOrder()) {
            String destination = deck.destination(row);
            RateTerms terms = deck.terms(row);
            boolean meant = filter.matches(terms.price().perMinuteMicros())
                    && named.computeIfAbsent(
                            destination, one -> names.matcher(one).matches())
                    && (filter.prefix().isEmpty() || hasPrefix(deck, row));
            RateTerms after = meant ? changed.computeIfAbsent(terms, this::changed) : terms;
            if (row < deck.patternsBegin()) {
                updated.addPrefix(deck.packedPrefix(row), destination, after);
            } else {
                updated.add(deck.rate(row).pattern(), destination, after);
            }
        }
        return updated;
    }

    private boolean hasPrefix(RateDeck deck, int row) {
        return deck.rate(row).pattern().text().startsWith(filter.prefix());
    }

    private RateTerms changed(RateTerms terms) {
        RateTerms changed = terms;
        for (PriceChange change : changes) changed = change.applyTo(changed);
        return changed;
    }
}
