package io.a2b.core.voucher;

/**
 * A voucher, named without its code.
 *
 * @param number 1, 2, 3 ... within the batch
 */
public record VoucherId(String batch, int number) {
    public VoucherId {
        if (!batch.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("batch: " + batch);
        }
        if (number < 1) throw new IllegalArgumentException("number: " + number);
    }

    /** As it stands in references and events: {@code voucher:batch:number}. */
    @Override
    public String toString() {
        return "voucher:" + batch + ":" + number;
    }
}
