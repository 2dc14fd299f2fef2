package io.a2b.core.did;

/** Which assignment; chosen by the caller, and the key that makes assigning safe to repeat. */
public record AssignmentId(String value) {
    /** @throws IllegalArgumentException unless 1 to 40 of {@code A-Z a-z 0-9 . _ -} */
    public AssignmentId {
        if (!value.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("value: not 1 to 40 of A-Z a-z 0-9 . _ -");
        }
    }

    /** What its ledger entries refer to. */
    public String reference() {
        return "did:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
