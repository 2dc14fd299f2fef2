package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Which hold; chosen by the caller, and the key that makes every action on it safe to repeat. */
public record HoldId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /** @throws IllegalArgumentException unless 1 to 80 of {@code A-Z a-z 0-9 . _ : -} */
    public HoldId {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("value: not 1 to 80 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
