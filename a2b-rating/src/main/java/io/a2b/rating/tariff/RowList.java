package io.a2b.rating.tariff;

import io.a2b.rating.deck.RateDeck;

import java.util.Arrays;

/** Rows of the decks of a plan, with what they are ordered by. Small; not thread-safe. */
final class RowList {
    private final PlanLookup plan;

    /** Place and price by turns: one array is one allocation. */
    private long[] cells;

    private int count;

    /** @param room for so many; more are welcome */
    RowList(PlanLookup plan, int room) {
        this.plan = plan;
        cells = new long[2 * room];
    }

    int size() {
        return count;
    }

    /** The deck in the upper half, the row in the lower. */
    long place(int at) {
        return cells[2 * at];
    }

    private long price(int at) {
        return cells[2 * at + 1];
    }

    static long place(int deck, int row) {
        return (long) deck << Integer.SIZE | row;
    }

    static int deckOf(long place) {
        return (int) (place >>> Integer.SIZE);
    }

    static int rowOf(long place) {
        return (int) place;
    }

    int deck(int at) {
        return deckOf(place(at));
    }

    int row(int at) {
        return rowOf(place(at));
    }

    void add(int deck, int row, long price) {
        if (2 * count == cells.length) cells = Arrays.copyOf(cells, 4 * count + 2);
        set(count++, place(deck, row), price);
    }

    void set(int at, int deck, int row, long price) {
        set(at, place(deck, row), price);
    }

    private void set(int at, long place, long price) {
        cells[2 * at] = place;
        cells[2 * at + 1] = price;
    }

    /** Adds what is at a place of another list. */
    void add(RowList other, int at) {
        add(other.deck(at), other.row(at), other.price(at));
    }

    /** Drops all from a place on. */
    void cut(int from) {
        count = from;
    }

    /** Whether one of the first {@code many} is of that deck. */
    boolean hasDeck(int deck, int many) {
        for (int at = 0; at < many; at++) {
            if (deck(at) == deck) return true;
        }
        return false;
    }

    boolean contains(int deck, int row) {
        for (int at = 0; at < count; at++) {
            if (place(at) == place(deck, row)) return true;
        }
        return false;
    }

    /** By price, then by deck, then by the place in the deck. There are few, so by insertion. */
    void sort() {
        for (int from = 1; from < count; from++) {
            long place = place(from);
            long price = price(from);
            int to = from;
            while (to > 0 && isBefore(price, place, to - 1)) {
                set(to, place(to - 1), price(to - 1));
                to--;
            }
            set(to, place, price);
        }
    }

    private boolean isBefore(long price, long place, int other) {
        if (price != price(other)) return price < price(other);
        int deck = deckOf(place);
        if (deck != deck(other)) return deck < deck(other);
        // rarely needed, and far away in memory: not kept here
        RateDeck both = plan.deck(deck);
        return both.ordinal(rowOf(place)) < both.ordinal(row(other));
    }
}
