package io.a2b.rating.deck;

/**
 * A prefix, or the beginning of a number, in one {@code long}: its digits padded with zeros to
 * fifteen, then its length in the lowest four bits. The order of the packed values is that of the
 * digits as text, so a prefix comes right before those that begin with it.
 */
final class PackedPrefix {
    /** No prefix and no number of E.164 is longer. */
    static final int LENGTH_MAX = 15;

    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final int DIGITS = 10;

    /** How many numbers of fifteen digits begin with a prefix of this length. */
    private static final long[] NUMBERS = powersDown();

    /** What the digits of a number of this length add up to if each is the character zero. */
    private static final long[] ZEROS = zeros();

    private PackedPrefix() {}

    /**
     * @param digits 0 to 15 digits; without any, the prefix that every number begins with
     * @throws IllegalArgumentException if {@code digits} is anything else
     */
    static long pack(String digits) {
        if (!areDigits(digits) || digits.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("digits: not 0 to 15 digits: " + digits);
        }
        return packNumber(digits);
    }

    private static boolean areDigits(String text) {
        return text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /**
     * The part of a number that prefixes can match: its first fifteen digits. Looks at no digit
     * twice, for this is half the work of a look-up: of other characters the result has no meaning.
     */
    static long packNumber(String digits) {
        int length = Math.min(digits.length(), LENGTH_MAX);
        long value = 0;
        for (int at = 0; at < length; at++) value = value * DIGITS + digits.charAt(at);
        return (value - ZEROS[length]) * NUMBERS[length] << LENGTH_BITS | length;
    }

    /** @param value the digits as a number, which has no leading zeros */
    static long packDigits(long value, int length) {
        return value * NUMBERS[length] << LENGTH_BITS | length;
    }

    static String unpack(long packed) {
        int length = length(packed);
        char[] digits = new char[length];
        long rest = digits(packed) / NUMBERS[length];
        for (int at = length - 1; at >= 0; at--) {
            digits[at] = (char) ('0' + rest % DIGITS);
            rest /= DIGITS;
        }
        return new String(digits);
    }

    static boolean isValid(long packed) {
        long digits = digits(packed);
        return digits >= 0 && digits < NUMBERS[0] && digits % NUMBERS[length(packed)] == 0;
    }

    static int length(long packed) {
        return (int) packed & LENGTH_MASK;
    }

    /** The first number of fifteen digits that begins with the prefix. */
    static long digits(long packed) {
        return packed >> LENGTH_BITS;
    }

    /** The first number of fifteen digits behind those that begin with the prefix. */
    static long end(long packed) {
        return digits(packed) + NUMBERS[length(packed)];
    }

    private static long[] powersDown() {
        long[] powers = new long[LENGTH_MAX + 1];
        powers[LENGTH_MAX] = 1;
        for (int length = LENGTH_MAX; length > 0; length--)
            powers[length - 1] = powers[length] * DIGITS;
        return powers;
    }

    private static long[] zeros() {
        long[] zeros = new long[LENGTH_MAX + 1];
        for (int length = 1; length <= LENGTH_MAX; length++)
            zeros[length] = zeros[length - 1] * DIGITS + '0';
        return zeros;
    }
}
