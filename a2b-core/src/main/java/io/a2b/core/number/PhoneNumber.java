package io.a2b.core.number;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number in E.164 form without the plus: 3 to 15 digits, the first not zero. Only digits ever get
 * in, so a {@code PhoneNumber} may be put into a dial string as it is.
 */
public record PhoneNumber(String digits) {
    private static final Pattern E164 = Pattern.compile("[1-9][0-9]{2,14}");

    /** @throws IllegalArgumentException if {@code digits} is anything but such a number */
    public PhoneNumber {
        requireNonNull(digits, "digits");
        if (!isValid(digits)) {
            throw new IllegalArgumentException(
                    "digits: not a number of 3 to 15 digits, length " + digits.length());
        }
    }

    /** The number, if {@code text} is one: digits only, or digits behind one plus. */
    public static Optional<PhoneNumber> find(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return isValid(digits) ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    private static boolean isValid(String digits) {
        return digits.length() <= 15 && E164.matcher(digits).matches();
    }

    /** The digits. */
    @Override
    public String toString() {
        return digits;
    }
}
