package io.a2b.rating.deck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks two decks side by side. Rates belong together when they have the same pattern and the same
 * conditions; of several such in one deck, the first belongs to the first.
 */
final class DeckPairs {
    /** Takes rows, those of one pattern after another. */
    interface Visitor {
        void both(int row, int otherRow);

        void onlyHere(int row);

        void onlyThere(int otherRow);
    }

    private final RateDeck here;
    private final RateDeck there;
    private final Visitor visitor;

    private DeckPairs(RateDeck here, RateDeck there, Visitor visitor) {
        this.here = here;
        this.there = there;
        this.visitor = visitor;
    }

    static void walk(RateDeck here, RateDeck there, Visitor visitor) {
        DeckPairs pairs = new DeckPairs(here, there, visitor);
        pairs.walkPrefixes();
        pairs.walkOthers();
    }

    private void walkPrefixes() {
        int row = 0;
        int other = 0;
        while (row < here.patternsBegin() || other < there.patternsBegin()) {
            int order = order(row, other);
            int end = order <= 0 ? endOfPrefix(here, row) : row;
            int otherEnd = order >= 0 ? endOfPrefix(there, other) : other;
            if (end == row + 1 && otherEnd == other + 1) matchOne(row, other);
            else match(rows(row, end), rows(other, otherEnd));
            row = end;
            other = otherEnd;
        }
    }

    /** Whose prefix comes first. */
    private int order(int row, int other) {
        if (row == here.patternsBegin()) return 1;
        if (other == there.patternsBegin()) return -1;
        return Long.compare(here.packedPrefix(row), there.packedPrefix(other));
    }

    private static int endOfPrefix(RateDeck deck, int row) {
        int end = row + 1;
        while (end < deck.patternsBegin() && deck.haveSamePrefix(row, end)) end++;
        return end;
    }

    private static List<Integer> rows(int from, int until) {
        List<Integer> rows = new ArrayList<>();
        for (int row = from; row < until; row++) rows.add(row);
        return rows;
    }

    private void matchOne(int row, int other) {
        if (here.terms(row).hasConditionsOf(there.terms(other))) {
            visitor.both(row, other);
        } else {
            visitor.onlyHere(row);
            visitor.onlyThere(other);
        }
    }

    private void match(List<Integer> rows, List<Integer> others) {
        if (others.isEmpty()) {
            rows.forEach(visitor::onlyHere);
            return;
        }
        Map<RateTerms, List<Integer>> byConditions = new HashMap<>();
        for (int other : others) {
            byConditions
                    .computeIfAbsent(there.terms(other).withoutPrices(), key -> new ArrayList<>())
                    .add(other);
        }
        Map<RateTerms, Integer> taken = new HashMap<>();
        Set<Integer> left = new TreeSet<>(others);
        for (int row : rows) {
            RateTerms conditions = here.terms(row).withoutPrices();
            List<Integer> candidates = byConditions.getOrDefault(conditions, List.of());
            int nth = taken.merge(conditions, 1, Integer::sum) - 1;
            if (nth < candidates.size()) {
                visitor.both(row, candidates.get(nth));
                left.remove(candidates.get(nth));
            } else {
                visitor.onlyHere(row);
            }
        }
        left.forEach(visitor::onlyThere);
    }

    private void walkOthers() {
        Map<NumberPattern, List<Integer>> rows = others(here);
        Map<NumberPattern, List<Integer>> otherRows = others(there);
        rows.forEach((pattern, group) -> {
            List<Integer> same = otherRows.remove(pattern);
            match(group, same == null ? List.of() : same);
        });
        otherRows.values().forEach(group -> group.forEach(visitor::onlyThere));
    }

    private static Map<NumberPattern, List<Integer>> others(RateDeck deck) {
        Map<NumberPattern, List<Integer>> others = new LinkedHashMap<>();
        for (int row = deck.patternsBegin(); row < deck.size(); row++) {
            others.computeIfAbsent(deck.rate(row).pattern(), key -> new ArrayList<>())
                    .add(row);
        }
        return others;
    }
}
