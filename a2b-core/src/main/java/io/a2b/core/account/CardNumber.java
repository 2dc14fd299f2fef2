package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller keys in to prove an account: 4 to 20 digits. Whoever knows it can spend the
 * account's money, so {@link #toString()} shows the last four digits at most.
 */
public record CardNumber(String digits) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4,20}");

    /**
     * @throws IllegalArgumentException if {@code digits} is not 4 to 20 digits; the text never
     *     shows them
     */
    public CardNumber {
        requireNonNull(digits, "digits");
        if (!isValid(digits)) {
            throw new IllegalArgumentException(
                    "digits: not 4 to 20 digits, length " + digits.length());
        }
    }

    /** The card number, if {@code text} is one. */
    public static Optional<CardNumber> find(String text) {
        return isValid(text) ? Optional.of(new CardNumber(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= 20 && FORM.matcher(text).matches();
    }

    /** Masked: stars, then the last four digits if there are eight or more. */
    @Override
    public String toString() {
        int shown = digits.length() >= 8 ? 4 : 0;
        return "*".repeat(digits.length() - shown) + digits.substring(digits.length() - shown);
    }
}
