package io.a2b.core.did;

/** An assignment of that id is there, of another number or to another account. */
public final class AssignmentConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AssignmentConflictException(AssignmentId id, String difference) {
        super("assignment " + id + ": " + difference);
    }
}
