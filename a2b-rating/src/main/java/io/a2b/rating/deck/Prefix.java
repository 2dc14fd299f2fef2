package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Optional;

/** The leading digits of numbers: 1 to 15 digits. The longest match wins. */
public record Prefix(String digits) implements NumberPattern {
    /** The most digits a prefix has. */
    public static final int DIGITS_MAX = 15;

    /** @throws IllegalArgumentException if {@code digits} is anything else */
    public Prefix {
        requireNonNull(digits, "digits");
        if (!isValid(digits)) {
            throw new IllegalArgumentException("digits: not 1 to 15 digits");
        }
    }

    /** The prefix, if {@code text} is one: digits only, or digits behind one plus. */
    public static Optional<Prefix> find(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return isValid(digits) ? Optional.of(new Prefix(digits)) : Optional.empty();
    }

    private static boolean isValid(String digits) {
        if (digits.isEmpty() || digits.length() > DIGITS_MAX) return false;
        for (int at = 0; at < digits.length(); at++) {
            char c = digits.charAt(at);
            if (c < '0' || c > '9') return false;
        }
        return true;
    }

    @Override
    @JsonValue
    public String text() {
        return digits;
    }

    @Override
    public boolean matches(String number) {
        return number.startsWith(digits);
    }

    @Override
    public int length() {
        return digits.length();
    }

    @Override
    public String toString() {
        return digits;
    }
}
