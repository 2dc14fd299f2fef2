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
        Sorted sorted = new Sorted();
        if (terms.rounding().style() == Rounding.Style.STANDARD) sorted.checkDifferent();
        SharedTerms shared = new SharedTerms(terms, termsList, destinationsList);
        return new RateDeck(version, terms, new RateRows(sorted, shared));
    }

    /** The columns of {@link RateRows}. */
    final class Sorted {
        final long[] prefixes;
        final int[] firstRows;
        final int[] positions;
        final NumberPattern[] patterns;
        final int prefixRows;
        final int defaultsBegin;
        final int[] ordinals;
        final int[] destinations = new int[count];
        final int[] terms = new int[count];

        Sorted() {
            prefixes = distinctPrefixes();
            prefixRows = count - others.size();
            int[] ends = placesByPrefix();
            ordinals = new int[count];
            patterns = new NumberPattern[others.size()];
            defaultsBegin = placeOthers();
            placePrefixes(ends);
            boolean repeated = prefixes.length < prefixRows;
            positions = repeated ? new int[prefixRows] : null;
            firstRows = repeated ? ends : null;
            if (repeated) groupRows();
            for (int row = 0; row < count; row++) {
                destinations[row] = DeckBuilder.this.destinations[ordinals[row]];
                terms[row] = termsOf[ordinals[row]];
            }
        }

        private long[] distinctPrefixes() {
            long[] sorted = new long[count];
            int found = 0;
            for (int at = 0; at < count; at++) {
                if (DeckBuilder.this.prefixes[at] >= 0) {
                    sorted[found++] = DeckBuilder.this.prefixes[at];
                }
            }
            Arrays.sort(sorted, 0, found);
            int distinct = 0;
            for (int at = 0; at < found; at++) {
                if (at == 0 || sorted[at] != sorted[at - 1]) sorted[distinct++] = sorted[at];
            }
            return Arrays.copyOf(sorted, distinct);
        }

        /** The row at which each prefix begins, and the end. */
        private int[] placesByPrefix() {
            int[] begins = new int[prefixes.length + 1];
            for (int at = 0; at < count; at++) {
                if (DeckBuilder.this.prefixes[at] >= 0) begins[position(at) + 1]++;
            }
            for (int at = 1; at < begins.length; at++) begins[at] += begins[at - 1];
            return begins;
        }

        private int position(int ordinal) {
            return Arrays.binarySearch(prefixes, DeckBuilder.this.prefixes[ordinal]);
        }

        /** Keeps the order of rates with the same prefix. */
        private void placePrefixes(int[] begins) {
            int[] next = begins.clone();
            for (int at = 0; at < count; at++) {
                if (DeckBuilder.this.prefixes[at] >= 0) ordinals[next[position(at)]++] = at;
            }
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
        private void groupRows() {
            for (int at = 0; at < prefixes.length; at++) {
                int from = firstRows[at];
                int until = firstRows[at + 1];
                Arrays.fill(positions, from, until, at);
                if (until - from > 1) sortByCaller(from, until);
            }
        }

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
            for (int at = 0; firstRows != null && at < prefixes.length; at++) {
                Set<RateTerms> seen = new HashSet<>();
                for (int row = firstRows[at]; row < firstRows[at + 1]; row++) {
                    checkNew(seen, row, PackedPrefix.unpack(prefixes[at]));
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
