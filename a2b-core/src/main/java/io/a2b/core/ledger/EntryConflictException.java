package io.a2b.core.ledger;

/** The same entry id was used with other terms: a bug in the calling program. */
public final class EntryConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient EntryId id;

    /** @param difference which term differs, and both its values */
    public EntryConflictException(EntryId id, String difference) {
        super("entry " + id + ": " + difference);
        this.id = id;
    }

    public EntryId id() {
        return id;
    }
}
