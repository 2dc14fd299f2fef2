package io.a2b.rating.deck;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.WeekWindow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds rates of the same pattern that get into each other's way. */
final class DeckCheck {
    /**
     * So many rates of one pattern are compared with each other; it would take too long for more.
     */
    private static final int COMPARED_MAX = 200;

    /** Takes two rows, the later one in the deck first. */
    @FunctionalInterface
    interface Pair {
        void found(int row, int earlier);
    }

    private DeckCheck() {}

    /** Rates between which nothing decides, each with the first of its kind. */
    static void forEachDuplicate(RateDeck deck, Pair pair) {
        for (List<Integer> group : repeated(deck)) {
            Map<RateTerms, Integer> first = new HashMap<>();
            for (int row : group) {
                Integer earlier = first.putIfAbsent(deck.terms(row).withoutPrices(), row);
                if (earlier != null) pair.found(row, earlier);
            }
        }
    }

    /** Rates of which one hides another for some of the time. */
    static void forEachOverlap(RateDeck deck, Pair pair) {
        for (List<Integer> group : repeated(deck)) {
            int compared = Math.min(group.size(), COMPARED_MAX);
            for (int at = 1; at < compared; at++) {
                for (int before = 0; before < at; before++) {
                    RateTerms one = deck.terms(group.get(at));
                    RateTerms other = deck.terms(group.get(before));
                    if (!one.hasConditionsOf(other) && overlap(one, other)) {
                        pair.found(group.get(at), group.get(before));
                        break;
                    }
                }
            }
        }
    }

    private static boolean overlap(RateTerms one, RateTerms other) {
        return one.callerPrefix().equals(other.callerPrefix())
                && one.trunk().equals(other.trunk())
                && overlap(one.validity(), other.validity());
    }

    private static boolean overlap(Validity one, Validity other) {
        return beginsBefore(one, other)
                && beginsBefore(other, one)
                && overlap(one.band(), other.band());
    }

    private static boolean beginsBefore(Validity one, Validity end) {
        return one.from().isEmpty()
                || end.until().isEmpty()
                || one.from().get().isBefore(end.until().get());
    }

    /** Whether two bands have hours of the week in common; what they do on holidays aside. */
    private static boolean overlap(TimeBand one, TimeBand other) {
        for (WeekWindow window : one.windows()) {
            for (WeekWindow with : other.windows()) {
                if (window.contains(with.fromMinute()) || with.contains(window.fromMinute())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The rows of each pattern that has several, in the order of the deck. */
    private static List<List<Integer>> repeated(RateDeck deck) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int row = 1; row < deck.patternsBegin(); row++) {
            if (!deck.haveSamePrefix(row - 1, row)) continue;
            List<Integer> group = new ArrayList<>(List.of(row - 1));
            while (row < deck.patternsBegin() && deck.haveSamePrefix(row - 1, row)) {
                group.add(row++);
            }
            groups.add(group);
        }
        Map<NumberPattern, List<Integer>> others = new LinkedHashMap<>();
        for (int row = deck.patternsBegin(); row < deck.size(); row++) {
            others.computeIfAbsent(deck.rate(row).pattern(), key -> new ArrayList<>())
                    .add(row);
        }
        others.values().stream().filter(group -> group.size() > 1).forEach(groups::add);
        for (List<Integer> group : groups) {
            group.sort((one, other) -> Integer.compare(deck.ordinal(one), deck.ordinal(other)));
        }
        return groups;
    }
}
