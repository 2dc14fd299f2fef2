package io.a2b.core.ledger;

/**
 * The same hold id, or the same step of it, was used with other terms: a bug in the calling
 * program.
 */
public final class HoldConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HoldId id;

    /** @param difference which term differs, and both its values */
    public HoldConflictException(HoldId id, String difference) {
        super("hold " + id + ": " + difference);
        this.id = id;
    }

    public HoldId id() {
        return id;
    }
}
