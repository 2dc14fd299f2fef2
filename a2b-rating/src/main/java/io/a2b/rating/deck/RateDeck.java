package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.price.PriceCurve;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.RandomAccess;

/**
 * One version of a rate deck: a priced list of prefixes in one currency. Immutable, so a call keeps
 * the prices it was authorised on whatever is imported meanwhile.
 *
 * <p>A rate is known by its <em>row</em>, a number from 0. Rows are what fast code works with;
 * their order has no meaning but that rows of the same pattern are neighbours.
 */
public final class RateDeck {
    /** No rate matches. */
    public static final int NO_ROW = -1;

    /** The cost per minute of a row that has none: dearer than any. */
    public static final long NO_COST = Long.MAX_VALUE;

    private final DeckVersion version;
    private final DeckTerms terms;
    private final RateRows rows;

    RateDeck(DeckVersion version, DeckTerms terms, RateRows rows) {
        this.version = requireNonNull(version, "version");
        this.terms = requireNonNull(terms, "terms");
        this.rows = rows;
    }

    /**
     * A deck of these rates with {@link DeckTerms#of}.
     *
     * @throws IllegalArgumentException if two rates have the same pattern and conditions
     */
    public static RateDeck of(DeckVersion version, Currency currency, List<Rate> rates) {
        return of(version, DeckTerms.of(currency), rates);
    }

    /**
     * A deck of these rates.
     *
     * @throws IllegalArgumentException if two rates have the same pattern and conditions, except in
     *     a deck of {@link io.a2b.rating.price.Rounding.Style#LEGACY}, where the first counts
     */
    public static RateDeck of(DeckVersion version, DeckTerms terms, List<Rate> rates) {
        DeckBuilder builder = new DeckBuilder(terms);
        for (Rate rate : rates) builder.add(rate.pattern(), rate.destination(), rate.terms());
        return builder.build(version);
    }

    RateDeck withVersion(DeckVersion newVersion) {
        return new RateDeck(newVersion, terms, rows);
    }

    /** The rows in the order of the list that the deck was made of. */
    int[] rowsInOrder() {
        int[] rowsInOrder = new int[size()];
        for (int row = 0; row < rowsInOrder.length; row++) rowsInOrder[ordinal(row)] = row;
        return rowsInOrder;
    }

    PrefixIndex index() {
        return rows.index();
    }

    /** Whether {@link #nextOfPrefix} has another one. */
    boolean isFollowed(int row) {
        return rows.isFollowed(row);
    }

    long packedPrefix(int row) {
        return rows.packedPrefix(row);
    }

    boolean haveSamePrefix(int row, int other) {
        return rows.haveSamePrefix(row, other);
    }

    public DeckVersion version() {
        return version;
    }

    public DeckTerms terms() {
        return terms;
    }

    public Currency currency() {
        return terms.currency();
    }

    /** How many rates there are. */
    public int size() {
        return rows.size();
    }

    /** All rates by their row, made as they are asked for. */
    public List<Rate> rates() {
        return new Rates(rows);
    }

    /** {@link #find(String, String, Instant)} for a caller whose number is not known. */
    public Optional<Rate> find(PhoneNumber called, Instant at) {
        return find(called.digits(), "", at);
    }

    /**
     * The rate for a call: of those that are valid then and there, the one with the longest
     * pattern; of these the one with the longest caller prefix; of these the first of the deck.
     *
     * @param called digits, in the form that the deck has them
     * @param caller digits; empty when not known
     */
    public Optional<Rate> find(String called, String caller, Instant at) {
        int row = match(called, caller, at.getEpochSecond());
        return row == NO_ROW ? Optional.empty() : Optional.of(rate(row));
    }

    /** The row of what {@link #find} finds, or {@link #NO_ROW}. Allocates nothing. */
    public int match(String called, String caller, long epochSecond) {
        int best = firstRow(called);
        while (best != NO_ROW && !rows.isApplicable(best, caller, epochSecond)) {
            best = rows.next(best);
        }
        for (int row = nextPattern(patternsBegin(), called);
                row != NO_ROW;
                row = nextPattern(row + 1, called)) {
            if (!rows.isBetter(row, best)) continue;
            if (rows.isApplicable(row, caller, epochSecond)) best = row;
        }
        if (best != NO_ROW) return best;
        for (int row = rows.defaultsBegin(); row < rows.size(); row++) {
            if (!rows.isBetter(row, best)) continue;
            if (rows.isApplicable(row, caller, epochSecond)) best = row;
        }
        return best;
    }

    /**
     * The first of all rows that match a number by their prefix, valid or not, longest prefix
     * first; {@link #NO_ROW} if there is none. Go on with {@link #nextRow}.
     */
    public int firstRow(String called) {
        return rows.first(PackedPrefix.packNumber(called));
    }

    /** What comes after {@code row} in that order, or {@link #NO_ROW}. */
    public int nextRow(int row) {
        return rows.next(row);
    }

    /** The next row with the prefix of {@code row}, or {@link #NO_ROW}. */
    public int nextOfPrefix(int row) {
        return rows.nextOfPrefix(row);
    }

    /** The first row with the next shorter prefix than that of {@code row}, or {@link #NO_ROW}. */
    public int firstOfShorterPrefix(int row) {
        return rows.firstOfShorter(row);
    }

    /** The first row with a dial pattern; those up to {@link #defaultsBegin} are like it. */
    public int patternsBegin() {
        return rows.patternsBegin();
    }

    /** The first row from {@code from} on whose dial pattern matches, or {@link #NO_ROW}. */
    public int nextPattern(int from, String called) {
        return rows.nextPattern(from, called);
    }

    /** The first row that is for any number; those up to {@link #size} are like it. */
    public int defaultsBegin() {
        return rows.defaultsBegin();
    }

    /** Whether a row's pattern is for this number; fast only for what is no prefix. */
    public boolean matches(int row, String called) {
        return rows.pattern(row).matches(called);
    }

    /** How many characters of the pattern count when the longest wins. */
    public int length(int row) {
        return rows.length(row);
    }

    /** The place of a row in the list that the deck was made of, from 0. */
    public int ordinal(int row) {
        return rows.ordinal(row);
    }

    /** Whether a row is valid at that second and for that caller. Allocates nothing. */
    public boolean isApplicable(int row, String caller, long epochSecond) {
        return rows.isApplicable(row, caller, epochSecond);
    }

    /** Whether a row is for this caller, whatever the time. */
    public boolean isForCaller(int row, String caller) {
        return caller.startsWith(rows.terms(row).callerPrefix());
    }

    /** The next second, at most {@code until}, at which a row becomes valid or invalid. */
    public OptionalLong nextChangeAfter(int row, long epochSecond, long until) {
        return rows.nextChangeAfter(row, epochSecond, until);
    }

    /** The rate of a row. */
    public Rate rate(int row) {
        return rows.rate(row);
    }

    /** The terms of a row; the same object for rows with the same terms. */
    public RateTerms terms(int row) {
        return rows.terms(row);
    }

    /** How many digits of the caller's number a row asks for. Fast. */
    public int callerLength(int row) {
        return rows.callerLength(row);
    }

    /** The price per minute behind all steps. Fast. */
    public long perMinuteMicros(int row) {
        return rows.perMinuteMicros(row);
    }

    /** The cost per minute behind all steps, {@link #NO_COST} if the row has none. Fast. */
    public long costPerMinuteMicros(int row) {
        return rows.costPerMinuteMicros(row);
    }

    /** The trunk that a row names; empty if it names none. Fast. */
    public String trunk(int row) {
        return rows.trunk(row);
    }

    /** Whether any row names a trunk. */
    public boolean namesTrunks() {
        return rows.namesTrunks();
    }

    /** The destination of a row. */
    public String destination(int row) {
        return rows.destination(row);
    }

    /** The price of a row ready to compute with; the same object for rows with the same terms. */
    public PriceCurve curve(int row) {
        return rows.curve(row);
    }

    /** The cost in a row ready to compute with; empty if it has none. */
    public Optional<PriceCurve> costCurve(int row) {
        return rows.costCurve(row);
    }

    /** Bytes of heap that the rows take, index and all, but for what many rows share. */
    public long rowBytes() {
        return rows.bytes();
    }

    @Override
    public String toString() {
        return version + " (" + size() + " rates in " + currency() + ")";
    }

    private static final class Rates extends AbstractList<Rate> implements RandomAccess {
        private final RateRows rows;

        Rates(RateRows rows) {
            this.rows = rows;
        }

        @Override
        public Rate get(int row) {
            if (row < 0 || row >= rows.size()) throw new IndexOutOfBoundsException(row);
            return rows.rate(row);
        }

        @Override
        public int size() {
            return rows.size();
        }
    }
}
