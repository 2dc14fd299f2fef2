package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A {@link PlanMatch} with all that was considered for it.
 *
 * @param rejected decks that were left out, and all other rates whose pattern matches the number,
 *     in the order of the plan
 */
public record PlanExplanation(PlanMatch match, List<Rejection> rejected) {
    public PlanExplanation {
        requireNonNull(match, "match");
        rejected = List.copyOf(rejected);
    }

    /** The rates that a call may be charged at, best first. */
    public List<Candidate> accepted() {
        return match.candidates();
    }
}
