package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Which correction of a hold; chosen by the caller, and the key that makes it safe to repeat. The
 * same id may correct many holds, each once.
 */
public record CorrectionId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** @throws IllegalArgumentException unless 1 to 64 of {@code A-Z a-z 0-9 . _ : -} */
    public CorrectionId {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("value: not 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
