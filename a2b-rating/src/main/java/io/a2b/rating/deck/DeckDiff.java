package io.a2b.rating.deck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is different between two versions of a rate deck. Rates belong together when pattern,
 * validity, caller prefix and trunk are the same; in what order the rates of a deck are does not
 * count.
 *
 * @param unchanged how many rates are the same in both
 * @param dearer how many of those changed cost more per minute
 * @param cheaper how many of those changed cost less per minute
 * @param changes the first differences, by pattern
 * @param more how many differences are not listed
 */
public record DeckDiff(
        int added,
        int removed,
        int changed,
        int unchanged,
        int dearer,
        int cheaper,
        List<DeckChange> changes,
        int more) {
    public DeckDiff {
        changes = List.copyOf(changes);
        if (added + removed + changed != changes.size() + more) {
            throw new IllegalArgumentException("more: " + more);
        }
    }

    /** Whether there is no difference. */
    public boolean isEmpty() {
        return added + removed + changed == 0;
    }

    /**
     * Compares two decks, in time proportional to their sizes.
     *
     * @param changesMax how many differences to list; the others are counted
     */
    public static DeckDiff between(RateDeck before, RateDeck after, int changesMax) {
        if (changesMax < 0) throw new IllegalArgumentException("changesMax: " + changesMax);
        List<DeckChange> listed = new ArrayList<>();
        Counter counter = new Counter(before, after, change -> {
            if (listed.size() < changesMax) listed.add(change);
        });
        DeckPairs.walk(before, after, counter);
        return counter.toDiff(listed);
    }

    /** Hands on all differences, one by one, and holds none of them. */
    public static void forEach(RateDeck before, RateDeck after, Consumer<DeckChange> each) {
        DeckPairs.walk(before, after, new Counter(before, after, each));
    }

    private static final class Counter implements DeckPairs.Visitor {
        private final RateDeck before;
        private final RateDeck after;
        private final Consumer<DeckChange> each;
        private int added;
        private int removed;
        private int changed;
        private int unchanged;
        private int dearer;
        private int cheaper;

        Counter(RateDeck before, RateDeck after, Consumer<DeckChange> each) {
            this.before = before;
            this.after = after;
            this.each = each;
        }

        @Override
        public void both(int row, int otherRow) {
            RateTerms terms = before.terms(row);
            RateTerms others = after.terms(otherRow);
            String name = before.destination(row);
            if (terms.equals(others) && name.equals(after.destination(otherRow))) {
                unchanged++;
                return;
            }
            changed++;
            int compared =
                    Long.compare(others.price().perMinuteMicros(), terms.price().perMinuteMicros());
            if (compared > 0) dearer++;
            if (compared < 0) cheaper++;
            each.accept(new DeckChange.Changed(before.rate(row), after.rate(otherRow)));
        }

        @Override
        public void onlyHere(int row) {
            removed++;
            each.accept(new DeckChange.Removed(before.rate(row)));
        }

        @Override
        public void onlyThere(int otherRow) {
            added++;
            each.accept(new DeckChange.Added(after.rate(otherRow)));
        }

        DeckDiff toDiff(List<DeckChange> listed) {
            int more = added + removed + changed - listed.size();
            return new DeckDiff(added, removed, changed, unchanged, dearer, cheaper, listed, more);
        }
    }
}
