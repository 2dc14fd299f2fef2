package io.a2b.rating.tariff;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Of rates in order, those whose trunk can be used and was not there before; those without a trunk
 * once for each deck. Used once, by one thread.
 */
final class TrunkFilter {
    private final PlanLookup plan;
    private final Predicate<String> usable;
    private long[] accepted;
    private int count;

    /** Bits of accepted {@linkplain PlanLookup#trunkNumber trunks}, where decks have one each. */
    private long seen;

    TrunkFilter(PlanLookup plan, Predicate<String> usable) {
        this.plan = plan;
        this.usable = usable;
        accepted = new long[plan.size()];
    }

    /** The places of what passed, see {@link RowList}; {@link #count} of them. */
    long[] accepted() {
        return accepted;
    }

    int count() {
        return count;
    }

    void addAll(RowList rows) {
        for (int at = 0; at < rows.size(); at++) add(rows.place(at));
    }

    private void add(long place) {
        if (isRepeated(place)) return;
        int deck = RowList.deckOf(place);
        String trunk = plan.trunk(deck, RowList.rowOf(place));
        if (!trunk.isEmpty() && !usable.test(trunk)) return;
        if (count == accepted.length) accepted = Arrays.copyOf(accepted, 2 * count);
        accepted[count++] = place;
        if (plan.hasOneTrunkPerDeck()) seen |= 1L << plan.trunkNumber(deck);
    }

    /** Whether none of these would be added. */
    boolean hasAll(RowList rows) {
        for (int at = 0; at < rows.size(); at++) {
            if (!isRepeated(rows.place(at))) return false;
        }
        return true;
    }

    private boolean isRepeated(long place) {
        int deck = RowList.deckOf(place);
        if (plan.hasOneTrunkPerDeck()) return (seen >>> plan.trunkNumber(deck) & 1) != 0;
        String trunk = plan.trunk(deck, RowList.rowOf(place));
        for (int at = 0; at < count; at++) {
            int other = RowList.deckOf(accepted[at]);
            if (!plan.trunk(other, RowList.rowOf(accepted[at])).equals(trunk)) continue;
            if (!trunk.isEmpty() || other == deck) return true;
        }
        return false;
    }
}
