package io.a2b.rating.tariff;

import io.a2b.rating.deck.RateDeck;

import java.util.Arrays;

/** Rows of the decks of a plan, with what they are ordered by. Small; not thread-safe. */
final class RowList {
    private final PlanLookup plan;
    private int[] decks = new int[8];
    private int[] rows = new int[8];
    private long[] prices = new long[8];
    private int count;

    RowList(PlanLookup plan) {
        this.plan = plan;
    }

    int size() {
        return count;
    }

    int deck(int at) {
        return decks[at];
    }

    int row(int at) {
        return rows[at];
    }

    void add(int deck, int row, long price) {
        if (count == rows.length) grow();
        set(count++, deck, row, price);
    }

    void set(int at, int deck, int row, long price) {
        decks[at] = deck;
        rows[at] = row;
        prices[at] = price;
    }

    /** Adds what is at a place of another list. */
    void add(RowList other, int at) {
        add(other.decks[at], other.rows[at], other.prices[at]);
    }

    /** Drops all from a place on. */
    void cut(int from) {
        count = from;
    }

    /** Whether one of the first {@code many} is of that deck. */
    boolean hasDeck(int deck, int many) {
        for (int at = 0; at < many; at++) {
            if (decks[at] == deck) return true;
        }
        return false;
    }

    boolean contains(int deck, int row) {
        for (int at = 0; at < count; at++) {
            if (decks[at] == deck && rows[at] == row) return true;
        }
        return false;
    }

    /** By price, then by deck, then by the place in the deck. There are few, so by insertion. */
    void sort() {
        for (int from = 1; from < count; from++) {
            int deck = decks[from];
            int row = rows[from];
            long price = prices[from];
            int to = from;
            while (to > 0 && isBefore(price, deck, row, to - 1)) {
                set(to, decks[to - 1], rows[to - 1], prices[to - 1]);
                to--;
            }
            set(to, deck, row, price);
        }
    }

    private boolean isBefore(long price, int deck, int row, int other) {
        if (price != prices[other]) return price < prices[other];
        if (deck != decks[other]) return deck < decks[other];
        // rarely needed, and far away in memory: not kept here
        RateDeck both = plan.deck(deck);
        return both.ordinal(row) < both.ordinal(rows[other]);
    }

    private void grow() {
        decks = Arrays.copyOf(decks, 2 * count);
        rows = Arrays.copyOf(rows, 2 * count);
        prices = Arrays.copyOf(prices, 2 * count);
    }
}
