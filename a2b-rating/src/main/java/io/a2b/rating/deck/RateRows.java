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
    /** In {@link #terms}: the next row has the same prefix. */
    private static final int SAME_PREFIX_FOLLOWS = Integer.MIN_VALUE;

    /** Of all rows with a prefix, so that its positions are rows. */
    private final PrefixIndex index;

    /** The pattern of each row behind those with a prefix. */
    private final NumberPattern[] patterns;

    /** What numbers may begin with that each dial pattern matches, and that any of them matches. */
    private final short[] firstCharacters;

    private final int firstCharactersOfAll;

    private final int prefixRows;
    private final int defaultsBegin;
    private final int[] ordinals;
    private final int[] destinations;

    /** All that a look-up reads of a row: the number of its terms, and if there is another. */
    private final int[] terms;

    private final SharedTerms shared;

    RateRows(DeckBuilder.Sorted sorted, SharedTerms shared) {
        index = PrefixIndex.of(sorted.prefixes);
        prefixRows = sorted.prefixRows;
        patterns = sorted.patterns;
        defaultsBegin = sorted.defaultsBegin;
        ordinals = sorted.ordinals;
        destinations = sorted.destinations;
        terms = sorted.terms;
        this.shared = shared;
        for (int row = 1; row < prefixRows; row++) {
            if (index.prefix(row) == index.prefix(row - 1)) terms[row - 1] |= SAME_PREFIX_FOLLOWS;
        }
        firstCharacters = new short[defaultsBegin - prefixRows];
        int all = 0;
        for (int at = 0; at < firstCharacters.length; at++) {
            firstCharacters[at] = ((DialPattern) patterns[at]).firstCharacters();
            all |= firstCharacters[at];
        }
        firstCharactersOfAll = all;
    }

    PrefixIndex index() {
        return index;
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
        return index.find(packedNumber);
    }

    int next(int row) {
        return isFollowed(row) ? row + 1 : firstOfShorter(row);
    }

    int nextOfPrefix(int row) {
        return isFollowed(row) ? row + 1 : RateDeck.NO_ROW;
    }

    /** Whether the next row has the same prefix. */
    boolean isFollowed(int row) {
        return terms[row] < 0;
    }

    private int termsNumber(int row) {
        return terms[row] & ~SAME_PREFIX_FOLLOWS;
    }

    int firstOfShorter(int row) {
        return index.parent(row);
    }

    boolean isApplicable(int row, String caller, long epochSecond) {
        return shared.isApplicable(termsNumber(row), caller, epochSecond);
    }

    OptionalLong nextChangeAfter(int row, long epochSecond, long until) {
        ValidityCheck check = shared.check(termsNumber(row));
        return check == null ? OptionalLong.empty() : check.nextChangeAfter(epochSecond, until);
    }

    /** Whether a row would win against {@code other}, of which it is not known if it is a row. */
    boolean isBetter(int row, int other) {
        if (other == RateDeck.NO_ROW) return true;
        if (length(row) != length(other)) return length(row) > length(other);
        int callers = callerLength(row) - callerLength(other);
        return callers != 0 ? callers > 0 : ordinals[row] < ordinals[other];
    }

    int nextPattern(int from, String called) {
        if (firstCharactersOfAll == 0) return RateDeck.NO_ROW;
        int first = DialPattern.firstCharacterBit(called);
        if ((firstCharactersOfAll & first) == 0) return RateDeck.NO_ROW;
        for (int at = from - prefixRows; at < firstCharacters.length; at++) {
            if ((firstCharacters[at] & first) != 0 && patterns[at].matches(called)) {
                return prefixRows + at;
            }
        }
        return RateDeck.NO_ROW;
    }

    NumberPattern pattern(int row) {
        if (row >= prefixRows) return patterns[row - prefixRows];
        return new Prefix(PackedPrefix.unpack(index.prefix(row)));
    }

    int length(int row) {
        if (row >= prefixRows) return patterns[row - prefixRows].length();
        return PackedPrefix.length(index.prefix(row));
    }

    /** The prefix of a row that has one. */
    long packedPrefix(int row) {
        return index.prefix(row);
    }

    /** Of rows that have prefixes. */
    boolean haveSamePrefix(int row, int other) {
        return index.prefix(row) == index.prefix(other);
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
        return shared.terms(termsNumber(row));
    }

    int callerLength(int row) {
        return shared.callerLength(termsNumber(row));
    }

    long perMinuteMicros(int row) {
        return shared.perMinuteMicros(termsNumber(row));
    }

    long costPerMinuteMicros(int row) {
        return shared.costPerMinuteMicros(termsNumber(row));
    }

    String trunk(int row) {
        return shared.trunk(termsNumber(row));
    }

    boolean namesTrunks() {
        return shared.namesTrunks();
    }

    PriceCurve curve(int row) {
        return shared.curve(termsNumber(row));
    }

    Optional<PriceCurve> costCurve(int row) {
        return shared.costCurve(termsNumber(row));
    }

    long bytes() {
        long ints = ordinals.length + destinations.length + terms.length + patterns.length;
        return index.bytes() + ints * Integer.BYTES + (long) firstCharacters.length * Short.BYTES;
    }
}
