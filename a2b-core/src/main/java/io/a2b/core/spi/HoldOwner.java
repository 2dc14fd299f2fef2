package io.a2b.core.spi;

import io.a2b.core.ledger.HoldId;

/** Answers for holds until it resolves them itself, as calls that recovery settles. Thread-safe. */
public interface HoldOwner {
    /** Whether this hold will be resolved by it, though it is overdue. May ask the database. */
    boolean answersFor(HoldId hold);
}
