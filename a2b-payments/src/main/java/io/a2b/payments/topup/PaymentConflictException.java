package io.a2b.payments.topup;

/** The same payment id was used with other terms: a bug in the calling program. */
public final class PaymentConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;

    PaymentConflictException(String id, String field, Object first, Object now) {
        super("payment " + id + ": " + field + " was " + first + ", now " + now);
        this.id = id;
    }

    public String id() {
        return id;
    }
}
