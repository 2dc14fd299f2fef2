package io.a2b.rating.offer;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.tariff.Rejection;

import java.util.List;

/**
 * What there is for a call, and what was left out.
 *
 * @param rejected decks and rates of the plan, in its order; empty if there is no such plan
 */
public record OfferExplanation(OfferResult result, List<Rejection> rejected) {
    public OfferExplanation {
        requireNonNull(result, "result");
        rejected = List.copyOf(rejected);
    }
}
