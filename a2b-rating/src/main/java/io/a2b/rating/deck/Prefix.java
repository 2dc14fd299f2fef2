package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leading digits of an E.164 number: 1 to 15 digits, the first not zero. The longest match wins.
 */
public record Prefix(String digits) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,14}");

    /** @throws IllegalArgumentException if {@code digits} is anything else */
    public Prefix {
        requireNonNull(digits, "digits");
        if (!isValid(digits)) {
            throw new IllegalArgumentException("digits: not 1 to 15 digits without a leading zero");
        }
    }

    /** The prefix, if {@code text} is one: digits only, or digits behind one plus. */
    public static Optional<Prefix> find(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return isValid(digits) ? Optional.of(new Prefix(digits)) : Optional.empty();
    }

    private static boolean isValid(String digits) {
        return digits.length() <= 15 && FORM.matcher(digits).matches();
    }

    @Override
    public String toString() {
        return digits;
    }
}
