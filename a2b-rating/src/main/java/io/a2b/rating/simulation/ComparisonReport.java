package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.rating.deck.DeckVersion;

import java.util.List;

/**
 * What the same calls bring in and cost on two decks. Exact: every amount is the sum of the calls'
 * charges, each rounded as its deck says. A call that a deck has no rate for counts as nothing
 * there.
 *
 * @param calls all of them, answered or not
 * @param dearer calls rated on both decks that cost more after, and so on for {@code cheaper} and
 *     {@code same}
 * @param destinations what became dearer and cheaper, by the name of the destination in the deck
 *     after, or before if there is none
 * @param prefixes likewise, by the pattern of the rate
 */
public record ComparisonReport(
        long calls,
        long talkSeconds,
        Side before,
        Side after,
        long dearer,
        long cheaper,
        long same,
        Movers destinations,
        Movers prefixes) {
    public ComparisonReport {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(destinations, "destinations");
        requireNonNull(prefixes, "prefixes");
    }

    /** How much more comes in; below zero if it is less. */
    public Money revenueChange() {
        return after.revenue().minus(before.revenue());
    }

    /** How much more is left; below zero if it is less. */
    public Money marginChange() {
        return after.margin().minus(before.margin());
    }

    /**
     * The sums on one deck.
     *
     * @param unrated calls without a rate
     * @param uncosted calls with a rate that does not tell what the carrier bills
     * @param revenue what the accounts pay
     * @param cost what the carriers bill, as far as it is told
     */
    public record Side(
            DeckVersion deck,
            long unrated,
            long uncosted,
            long billedSeconds,
            Money revenue,
            Money cost) {
        public Side {
            requireNonNull(deck, "deck");
            requireNonNull(revenue, "revenue");
            requireNonNull(cost, "cost");
        }

        /** Revenue less cost; below zero for a loss. */
        public Money margin() {
            return revenue.minus(cost);
        }
    }

    /**
     * What moves the revenue most.
     *
     * @param up what brings in more, most first
     * @param down what brings in less, least first
     */
    public record Movers(List<Mover> up, List<Mover> down) {
        public Movers {
            up = List.copyOf(up);
            down = List.copyOf(down);
        }
    }

    /** The calls to one destination, or of one prefix. */
    public record Mover(String name, long calls, long talkSeconds, Money before, Money after) {
        public Mover {
            requireNonNull(name, "name");
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        /** How much more it brings in. */
        public Money change() {
            return after.minus(before);
        }
    }
}
