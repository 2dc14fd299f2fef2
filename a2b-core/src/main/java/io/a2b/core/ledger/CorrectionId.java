package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.IdForm;

/**
 * Which correction of a hold; chosen by the caller, and the key that makes it safe to repeat. The
 * same id may correct many holds, each once.
 */
public record CorrectionId(String value) {
    /** @throws IllegalArgumentException unless 1 to 64 of {@code A-Z a-z 0-9 . _ : -} */
    public CorrectionId {
        requireNonNull(value, "value");
        if (!IdForm.fits(value, 64)) {
            throw new IllegalArgumentException("value: not 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
