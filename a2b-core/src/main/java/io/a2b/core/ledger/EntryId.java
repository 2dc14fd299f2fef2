package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Which entry; chosen by the caller, and the key that makes writing it safe to repeat. */
public record EntryId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,96}");

    /** @throws IllegalArgumentException unless 1 to 96 of {@code A-Z a-z 0-9 . _ : -} */
    public EntryId {
        requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("value: not 1 to 96 of A-Z a-z 0-9 . _ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
