package io.a2b.core.voucher;

/** A batch of that id was ordered on other terms. */
public final class BatchConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BatchConflictException(String batch, String difference) {
        super("batch " + batch + ": " + difference);
    }
}
