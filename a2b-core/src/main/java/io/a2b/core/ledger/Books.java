package io.a2b.core.ledger;

import java.util.List;

/**
 * The outcome of an audit: everything in the ledger that contradicts something else in it.
 *
 * @param accounts accounts looked at
 * @param entries entries summed
 * @param openHolds holds summed
 * @param contradictions one sentence each; empty when the books balance
 */
public record Books(long accounts, long entries, long openHolds, List<String> contradictions) {
    public Books {
        contradictions = List.copyOf(contradictions);
    }

    public boolean balance() {
        return contradictions.isEmpty();
    }
}
