package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.IdForm;

/** Which hold; chosen by the caller, and the key that makes every action on it safe to repeat. */
public record HoldId(String value) {
    /** @throws IllegalArgumentException unless 1 to 80 of {@code A-Z a-z 0-9 . _ : -} */
    public HoldId {
        requireNonNull(value, "value");
        if (!IdForm.fits(value, 80)) {
            throw new IllegalArgumentException("value: not 1 to 80 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
