package io.a2b.core.ledger;

/** A call wants something that a group has not at hand: it has to go alone. Carries no trace. */
final class NotGroupedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotGroupedException() {
        super("has to go alone", null, false, false);
    }
}
