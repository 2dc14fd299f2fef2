package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The outcome of walking the chain over the entries.
 *
 * @param head the last seal that was found good
 * @param unsealed entries that wait for the next sealing
 * @param problem the first row that is not as it was sealed, in words; empty when all are
 */
public record SealCheck(SealHead head, long unsealed, Optional<String> problem) {
    public SealCheck {
        requireNonNull(head, "head");
        requireNonNull(problem, "problem");
    }

    public boolean isSound() {
        return problem.isEmpty();
    }
}
