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

    private PackedPrefix() {}

    /**
     * @param digits 0 to 15 digits; without any, the prefix that every number begins with
     * @throws IllegalArgumentException if {@code digits} is anything else
     */
    static long pack(String digits) {
        long packed = packNumber(digits);
        if (length(packed) != digits.length()) {
            throw new IllegalArgumentException("digits: not 0 to 15 digits: " + digits);
        }
        return packed;
    }

    /**
     * The part of a number that prefixes can match: its first fifteen digits, and only those before
     * the first character that is none. Never fails and never allocates.
     */
    static long packNumber(String number) {
        int length = Math.min(number.length(), LENGTH_MAX);
        long value = 0;
        for (int at = 0; at < length; at++) {
            int digit = number.charAt(at) - '0';
            if (digit < 0 || digit >= DIGITS) {
                length = at;
                break;
            }
            value = value * DIGITS + digit;
        }
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
}
