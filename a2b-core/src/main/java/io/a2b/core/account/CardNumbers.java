package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import io.a2b.core.spi.CardNumberGenerator;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws card numbers from a cryptographically secure source: nobody who has seen some of them can
 * guess another. Immutable, thread-safe; start from {@link #ofLength}.
 */
public final class CardNumbers implements CardNumberGenerator {
    /** Digits that are drawn, besides prefix and check digit: fewer would be guessed. */
    private static final int DRAWN_MIN = 3;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Integer> lengths;
    private final String prefix;
    private final boolean checked;

    private CardNumbers(List<Integer> lengths, String prefix, boolean checked) {
        this.lengths = List.copyOf(lengths);
        this.prefix = requireNonNull(prefix, "prefix");
        this.checked = checked;
        if (lengths.isEmpty()) throw new IllegalArgumentException("lengths: none");
        if (!prefix.matches("[0-9]*")) throw new IllegalArgumentException("prefix: not digits");
        for (int length : lengths) {
            if (length < 4 || length > 20) {
                throw new IllegalArgumentException("length: " + length + ", not 4 to 20");
            }
            if (length - prefix.length() - (checked ? 1 : 0) < DRAWN_MIN) {
                throw new IllegalArgumentException("length: " + length + " leaves fewer than "
                        + DRAWN_MIN + " digits to be drawn");
            }
        }
    }

    /**
     * Numbers of each of these lengths, as likely as one another; none begins with 0.
     *
     * @param lengths 4 to 20 digits, all in all
     */
    public static CardNumbers ofLength(int... lengths) {
        return new CardNumbers(IntStream.of(lengths).boxed().toList(), "", false);
    }

    /** Every number begins with these digits. */
    public CardNumbers withPrefix(String newPrefix) {
        return new CardNumbers(lengths, newPrefix, checked);
    }

    /** The last digit is computed from the others (ISO/IEC 7812-1, annex B, "Luhn"). */
    public CardNumbers withCheckDigit() {
        return new CardNumbers(lengths, prefix, true);
    }

    @Override
    public CardNumber draw() {
        int length = lengths.get(RANDOM.nextInt(lengths.size()));
        StringBuilder digits = new StringBuilder(length).append(prefix);
        if (prefix.isEmpty()) digits.append(1 + RANDOM.nextInt(9));
        int drawn = checked ? length - 1 : length;
        while (digits.length() < drawn) digits.append(RANDOM.nextInt(10));
        if (checked) digits.append((10 - sum(digits, 1) % 10) % 10);
        return new CardNumber(digits.toString());
    }

    /** Whether the last digit is the check digit of the others. */
    public static boolean isChecked(CardNumber number) {
        return sum(number.digits(), 0) % 10 == 0;
    }

    /** @param after how many digits are still missing on the right */
    private static int sum(CharSequence digits, int after) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int doubled = (at + after) % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "lengths " + lengths + ", prefix '" + prefix + (checked ? "', checked" : "'");
    }
}
