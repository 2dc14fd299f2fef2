package io.a2b.rating.tariff;

import io.a2b.rating.deck.RateDeck;

import java.util.Arrays;

/** Rows of the decks of a plan, with what they are ordered by. Small; not thread-safe. */
final class RowList {
    private final PlanLookup plan;

    /** The deck in the upper half, the row in the lower. */
    private long[] places;

    private long[] prices;
    private int count;

    /** @param room for so many; more are welcome */
    RowList(PlanLookup plan, int room) {
        this.plan = plan;
        places = new long[room];
        prices = new long[room];
    }

    int size() {
        return count;
    }

    int deck(int at) {
        return (int) (places[at] >>> Integer.SIZE);
    }

    int row(int at) {
        return (int) places[at];
    }

    void add(int deck, int row, long price) {
        add(place(deck, row), price);
    }

    private void add(long place, long price) {
        if (count == places.length) grow();
        places[count] = place;
        prices[count++] = price;
    }

    private static long place(int deck, int row) {
        return (long) deck << Integer.SIZE | row;
    }

    void set(int at, int deck, int row, long price) {
        places[at] = place(deck, row);
        prices[at] = price;
    }

    /** Adds what is at a place of another list. */
    void add(RowList other, int at) {
        add(other.places[at], other.prices[at]);
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
            if (places[at] == place(deck, row)) return true;
        }
        return false;
    }

    /** By price, then by deck, then by the place in the deck. There are few, so by insertion. */
    void sort() {
        for (int from = 1; from < count; from++) {
            long place = places[from];
            long price = prices[from];
            int to = from;
            while (to > 0 && isBefore(price, place, to - 1)) {
                places[to] = places[to - 1];
                prices[to] = prices[to - 1];
                to--;
            }
            places[to] = place;
            prices[to] = price;
        }
    }

    private boolean isBefore(long price, long place, int other) {
        if (price != prices[other]) return price < prices[other];
        int deck = (int) (place >>> Integer.SIZE);
        if (deck != deck(other)) return deck < deck(other);
        // rarely needed, and far away in memory: not kept here
        RateDeck both = plan.deck(deck);
        return both.ordinal((int) place) < both.ordinal(row(other));
    }

    private void grow() {
        int room = 2 * count + 1;
        places = Arrays.copyOf(places, room);
        prices = Arrays.copyOf(prices, room);
    }
}
