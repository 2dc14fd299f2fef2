package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.IdForm;

/** Which entry; chosen by the caller, and the key that makes writing it safe to repeat. */
public record EntryId(String value) {
    /** @throws IllegalArgumentException unless 1 to 96 of {@code A-Z a-z 0-9 . _ : -} */
    public EntryId {
        requireNonNull(value, "value");
        if (!IdForm.fits(value, 96)) {
            throw new IllegalArgumentException("value: not 1 to 96 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
