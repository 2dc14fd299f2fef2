package io.a2b.rating.deck;

import io.a2b.rating.band.ValidityCheck;
import io.a2b.rating.price.PriceCurve;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rates of a deck as columns: first those with a prefix, in the order of {@link PackedPrefix},
 * then those with a dial pattern, then those for any number. What many rows share is there once.
 */
final class RateRows {
    private final PrefixIndex index;

    /** The first row of each prefix of the index, and one more; null if each has just one. */
    private final int[] firstRows;

    /** The prefix of each row; null if it is the row. */
    private final int[] positions;

    /** The pattern of each row behind those with a prefix. */
    private final NumberPattern[] patterns;

    private final int prefixRows;
    private final int defaultsBegin;
    private final int[] ordinals;
    private final int[] destinations;
    private final int[] terms;
    private final SharedTerms shared;

    RateRows(DeckBuilder.Sorted sorted, SharedTerms shared) {
        index = PrefixIndex.of(sorted.prefixes);
        firstRows = sorted.firstRows;
        positions = sorted.positions;
        prefixRows = sorted.prefixRows;
        patterns = sorted.patterns;
        defaultsBegin = sorted.defaultsBegin;
        ordinals = sorted.ordinals;
        destinations = sorted.destinations;
        terms = sorted.terms;
        this.shared = shared;
    }

    int size() {
        return terms.length;
    }

    int patternsBegin() {
        return prefixRows;
    }

    int defaultsBegin() {
        return defaultsBegin;
    }

    int first(long packedNumber) {
        return firstRow(index.find(packedNumber));
    }

    int next(int row) {
        int next = nextOfPrefix(row);
        return next == RateDeck.NO_ROW ? firstOfShorter(row) : next;
    }

    int nextOfPrefix(int row) {
        boolean last = firstRows == null || row + 1 == firstRows[position(row) + 1];
        return last ? RateDeck.NO_ROW : row + 1;
    }

    int firstOfShorter(int row) {
        return firstRow(index.parent(position(row)));
    }

    private int firstRow(int position) {
        if (position == PrefixIndex.NONE) return RateDeck.NO_ROW;
        return firstRows == null ? position : firstRows[position];
    }

    private int position(int row) {
        return positions == null ? row : positions[row];
    }

    boolean isApplicable(int row, String caller, long epochSecond) {
        return shared.isApplicable(terms[row], caller, epochSecond);
    }

    OptionalLong nextChangeAfter(int row, long epochSecond, long until) {
        ValidityCheck check = shared.check(terms[row]);
        return check == null ? OptionalLong.empty() : check.nextChangeAfter(epochSecond, until);
    }

    /** Whether a row would win against {@code other}, of which it is not known if it is a row. */
    boolean isBetter(int row, int other) {
        if (other == RateDeck.NO_ROW) return true;
        if (length(row) != length(other)) return length(row) > length(other);
        int callers = callerLength(row) - callerLength(other);
        return callers != 0 ? callers > 0 : ordinals[row] < ordinals[other];
    }

    boolean patternMatches(int row, String called) {
        return patterns[row - prefixRows].matches(called);
    }

    NumberPattern pattern(int row) {
        if (row >= prefixRows) return patterns[row - prefixRows];
        return new Prefix(PackedPrefix.unpack(index.prefix(position(row))));
    }

    int length(int row) {
        if (row >= prefixRows) return patterns[row - prefixRows].length();
        return PackedPrefix.length(index.prefix(position(row)));
    }

    /** The prefix of a row that has one. */
    long packedPrefix(int row) {
        return index.prefix(position(row));
    }

    /** Of rows that have prefixes. */
    boolean haveSamePrefix(int row, int other) {
        return position(row) == position(other);
    }

    int ordinal(int row) {
        return ordinals[row];
    }

    Rate rate(int row) {
        return new Rate(pattern(row), destination(row), terms(row));
    }

    String destination(int row) {
        return shared.destination(destinations[row]);
    }

    RateTerms terms(int row) {
        return shared.terms(terms[row]);
    }

    int callerLength(int row) {
        return shared.callerLength(terms[row]);
    }

    long perMinuteMicros(int row) {
        return shared.perMinuteMicros(terms[row]);
    }

    long costPerMinuteMicros(int row) {
        return shared.costPerMinuteMicros(terms[row]);
    }

    String trunk(int row) {
        return shared.trunk(terms[row]);
    }

    PriceCurve curve(int row) {
        return shared.curve(terms[row]);
    }

    Optional<PriceCurve> costCurve(int row) {
        return shared.costCurve(terms[row]);
    }

    long bytes() {
        long ints = ordinals.length + destinations.length + terms.length + patterns.length;
        if (firstRows != null) ints += firstRows.length + positions.length;
        return index.bytes() + ints * Integer.BYTES;
    }
}
