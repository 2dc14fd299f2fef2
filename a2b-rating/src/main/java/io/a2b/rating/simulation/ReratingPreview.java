package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

/**
 * What rating calls anew would change.
 *
 * @param calls all in scope
 * @param same calls that would cost the same, and so on for {@code cheaper} and {@code dearer}
 * @param unrated calls that the deck has no rate for; they stay as they are
 * @param otherCurrency calls that were charged in another currency than the deck's; likewise
 * @param before what the calls that can be rated cost now, whether paid or written off
 * @param after what they would cost
 */
public record ReratingPreview(
        long calls,
        long same,
        long cheaper,
        long dearer,
        long unrated,
        long otherCurrency,
        Money before,
        Money after) {
    public ReratingPreview {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    /** How much more they would cost; below zero if it is less. */
    public Money change() {
        return after.minus(before);
    }
}
