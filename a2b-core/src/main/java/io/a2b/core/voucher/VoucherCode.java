package io.a2b.core.voucher;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is printed on a voucher: 15 to 30 digits. Whoever knows it has the money, so
 * {@link #toString()} shows the last four digits only.
 */
public record VoucherCode(String digits) {
    /** The fewest digits of a code. */
    public static final int DIGITS_MIN = 15;

    /** The most digits of a code. */
    public static final int DIGITS_MAX = 30;

    private static final Pattern FORM = Pattern.compile("[0-9]{15,30}");

    /** @throws IllegalArgumentException if it is not 15 to 30 digits; the text never shows them */
    public VoucherCode {
        requireNonNull(digits, "digits");
        if (!isValid(digits)) {
            throw new IllegalArgumentException("digits: not 15 to 30, length " + digits.length());
        }
    }

    /** The code, if {@code text} is one; blanks and hyphens between its digits do not count. */
    public static Optional<VoucherCode> find(String text) {
        if (text.length() > 4 * DIGITS_MAX) return Optional.empty();
        String digits = text.replace(" ", "").replace("-", "");
        return isValid(digits) ? Optional.of(new VoucherCode(digits)) : Optional.empty();
    }

    private static boolean isValid(String digits) {
        return digits.length() <= DIGITS_MAX && FORM.matcher(digits).matches();
    }

    /** For support: a customer can be asked for them, and they are worth nothing alone. */
    public String lastDigits() {
        return digits.substring(digits.length() - 4);
    }

    /** Masked: stars, then the last four digits. */
    @Override
    public String toString() {
        return "*".repeat(digits.length() - 4) + lastDigits();
    }
}
