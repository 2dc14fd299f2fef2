package io.a2b.rating.deck;

import io.a2b.rating.price.Rounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects the rates of a deck, in any order, without an object for each. Not thread-safe. */
final class DeckBuilder {
    private static final int RADIX_BITS = 11;
    private static final int RADIX = 1 << RADIX_BITS;

    private final DeckTerms terms;
    private final Map<RateTerms, Integer> termsKnown = new HashMap<>();
    private final List<RateTerms> termsList = new ArrayList<>();
    private final Map<String, Integer> destinationsKnown = new HashMap<>();
    private final List<String> destinationsList = new ArrayList<>();

    /** Packed prefixes; what has none is in {@link #others} by its ordinal, and negative here. */
    private long[] prefixes = new long[64];

    private int[] destinations = new int[64];
    private int[] termsOf = new int[64];
    private final Map<Integer, NumberPattern> others = new TreeMap<>();
    private int count;

    DeckBuilder(DeckTerms terms) {
        this.terms = terms;
    }

    int size() {
        return count;
    }

    void add(NumberPattern pattern, String destination, RateTerms rateTerms) {
        if (pattern instanceof Prefix prefix) {
            addPrefix(PackedPrefix.pack(prefix.digits()), destination, rateTerms);
        } else {
            addOther(pattern, destinationNumber(destination), termsNumber(rateTerms));
        }
    }

    void addPrefix(long packed, String destination, RateTerms rateTerms) {
        addRow(packed, destinationNumber(destination), termsNumber(rateTerms));
    }

    /** Adds a rate by numbers given before. */
    void addRow(long packed, int destination, int termsNumber) {
        if (count == prefixes.length) {
            int room = Math.addExact(count, (count >> 1) + 1);
            prefixes = Arrays.copyOf(prefixes, room);
            destinations = Arrays.copyOf(destinations, room);
            termsOf = Arrays.copyOf(termsOf, room);
        }
        prefixes[count] = packed;
        destinations[count] = destination;
        termsOf[count] = termsNumber;
        count++;
    }

    /** Adds a rate whose pattern is no prefix. */
    void addOther(NumberPattern pattern, int destination, int termsNumber) {
        others.put(count, pattern);
        addRow(-1, destination, termsNumber);
    }

    int destinationNumber(String destination) {
        return numberOf(destination, destinationsKnown, destinationsList);
    }

    int termsNumber(RateTerms rateTerms) {
        return numberOf(rateTerms, termsKnown, termsList);
    }

    DeckTerms terms() {
        return terms;
    }

    /** What the rates say beside their patterns and destinations, by number. */
    List<RateTerms> termsList() {
        return termsList;
    }

    /** The text of the pattern of the rate that was added as number {@code at}. */
    String patternText(int at) {
        return prefixes[at] >= 0
                ? PackedPrefix.unpack(prefixes[at])
                : others.get(at).text();
    }

    String destination(int at) {
        return destinationsList.get(destinations[at]);
    }

    List<String> destinationsList() {
        return destinationsList;
    }

    int destinationNumber(int at) {
        return destinations[at];
    }

    int termsNumber(int at) {
        return termsOf[at];
    }

    private static <T> int numberOf(T value, Map<T, Integer> known, List<T> list) {
        Integer earlier = known.get(value);
        if (earlier != null) return earlier;
        known.put(value, list.size());
        list.add(value);
        return list.size() - 1;
    }

    /** @throws IllegalArgumentException if two rates have the same pattern and conditions */
    RateDeck build(DeckVersion version) {
        return build(version, terms.rounding().style() == Rounding.Style.STANDARD);
    }

    /** The same where {@link DeckCheck} looks for such rates. */
    RateDeck buildUnchecked(DeckVersion version) {
        return build(version, false);
    }

    private RateDeck build(DeckVersion version, boolean checking) {
        Sorted sorted = new Sorted();
        if (checking) sorted.checkDifferent();
        SharedTerms shared = new SharedTerms(terms, termsList, destinationsList);
        return new RateDeck(version, terms, new RateRows(sorted, shared));
    }

    /** The columns of {@link RateRows}. */
    final class Sorted {
        final long[] prefixes;
        final NumberPattern[] patterns;
        final int prefixRows;
        final int defaultsBegin;
        final int[] ordinals;
        final int[] destinations = new int[count];
        final int[] terms = new int[count];

        Sorted() {
            int[] order = ordinalsByPrefix();
            prefixRows = order.length;
            ordinals = Arrays.copyOf(order, count);
            prefixes = new long[prefixRows];
            for (int row = 0; row < prefixRows; row++) {
                prefixes[row] = DeckBuilder.this.prefixes[ordinals[row]];
            }
            patterns = new NumberPattern[others.size()];
            defaultsBegin = placeOthers();
            for (int from = 0; from < prefixRows; from = endOfPrefix(from)) {
                if (endOfPrefix(from) - from > 1) sortByCaller(from, endOfPrefix(from));
            }
            for (int row = 0; row < count; row++) {
                destinations[row] = DeckBuilder.this.destinations[ordinals[row]];
                terms[row] = termsOf[ordinals[row]];
            }
        }

        /** Rates with a prefix in the order of prefixes, those with the same one as they came. */
        private int[] ordinalsByPrefix() {
            int[] order = new int[count - others.size()];
            int found = 0;
            for (int at = 0; at < count; at++) {
                if (DeckBuilder.this.prefixes[at] >= 0) order[found++] = at;
            }
            int[] next = new int[found];
            for (int shift = 0; shift < Long.SIZE && !isSorted(order); shift += RADIX_BITS) {
                int[] places = new int[RADIX + 1];
                for (int at : order) places[digit(at, shift) + 1]++;
                for (int at = 0; at < RADIX; at++) places[at + 1] += places[at];
                for (int at : order) next[places[digit(at, shift)]++] = at;
                int[] sorted = next;
                next = order;
                order = sorted;
            }
            return order;
        }

        private int digit(int ordinal, int shift) {
            return (int) (DeckBuilder.this.prefixes[ordinal] >>> shift) & RADIX - 1;
        }

        private boolean isSorted(int[] order) {
            long[] all = DeckBuilder.this.prefixes;
            for (int at = 1; at < order.length; at++) {
                if (all[order[at]] < all[order[at - 1]]) return false;
            }
            return true;
        }

        /** The first row behind those with the prefix of {@code row}. */
        private int endOfPrefix(int row) {
            int end = row + 1;
            while (end < prefixRows && prefixes[end] == prefixes[row]) end++;
            return end;
        }

        /** Dial patterns first; gives the row of the first rate for any number. */
        private int placeOthers() {
            int patternsEnd = placeOthers(prefixRows, false);
            placeOthers(patternsEnd, true);
            return patternsEnd;
        }

        private int placeOthers(int from, boolean forAnyNumber) {
            int row = from;
            for (Map.Entry<Integer, NumberPattern> other : others.entrySet()) {
                if (other.getValue() instanceof AnyNumber != forAnyNumber) continue;
                patterns[row - prefixRows] = other.getValue();
                ordinals[row++] = other.getKey();
            }
            return row;
        }

        /** Rates for certain callers come before those for all. */
        private void sortByCaller(int from, int until) {
            Integer[] group = new Integer[until - from];
            for (int at = 0; at < group.length; at++) group[at] = ordinals[from + at];
            Arrays.sort(group, (one, other) -> callerLength(other) - callerLength(one));
            for (int at = 0; at < group.length; at++) ordinals[from + at] = group[at];
        }

        private int callerLength(int ordinal) {
            return termsList.get(termsOf[ordinal]).callerPrefix().length();
        }

        void checkDifferent() {
            for (int from = 0; from < prefixRows; from = endOfPrefix(from)) {
                int end = endOfPrefix(from);
                if (end - from == 1) continue;
                Set<RateTerms> seen = new HashSet<>();
                for (int row = from; row < end; row++) {
                    checkNew(seen, row, PackedPrefix.unpack(prefixes[row]));
                }
            }
            Map<NumberPattern, Set<RateTerms>> seen = new HashMap<>();
            for (int row = prefixRows; row < count; row++) {
                NumberPattern pattern = patterns[row - prefixRows];
                checkNew(
                        seen.computeIfAbsent(pattern, key -> new HashSet<>()), row, pattern.text());
            }
        }

        private void checkNew(Set<RateTerms> seen, int row, String pattern) {
            if (!seen.add(termsList.get(terms[row]).withoutPrices())) {
                throw new IllegalArgumentException("twice: prefix " + pattern);
            }
        }
    }
}
