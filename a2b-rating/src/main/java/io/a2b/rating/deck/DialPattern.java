package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;

/**
 * A pattern as Asterisk's dialplan has them: {@code _} in front, then per digit of the whole number
 * a digit, {@code X} (0-9), {@code Z} (1-9), {@code N} (2-9) or a set such as {@code [13-5]}; a dot
 * at the end stands for one or more further digits. Immutable.
 */
public final class DialPattern implements NumberPattern {
    /** The longest pattern, in characters. */
    public static final int LENGTH_MAX = 64;

    private static final int DIGITS = 10;
    private static final short ANY_CHARACTER = (1 << DIGITS + 1) - 1;

    private final String text;

    /** Per position the digits that may stand there, bit n for digit n. */
    private final short[] digits;

    private final boolean open;

    /** @throws IllegalArgumentException naming the character that is out of place */
    public DialPattern(String text) {
        this.text = requireNonNull(text, "text");
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("pattern: over " + LENGTH_MAX + " characters");
        }
        if (text.length() < 2 || text.charAt(0) != '_') {
            throw new IllegalArgumentException("pattern: not an underscore with digits behind it");
        }
        open = text.endsWith(".");
        digits = parse(open ? text.length() - 1 : text.length());
        if (digits.length == 0 && !open) throw unexpected(1);
    }

    private short[] parse(int end) {
        short[] sets = new short[end];
        int count = 0;
        for (int at = 1; at < end; at++) {
            char c = text.charAt(at);
            if (c == '[') {
                int close = text.indexOf(']', at);
                if (close < 0) throw unexpected(at);
                sets[count++] = set(at + 1, close);
                at = close;
            } else {
                sets[count++] = single(c, at);
            }
        }
        return Arrays.copyOf(sets, count);
    }

    private short single(char c, int at) {
        switch (c) {
            case 'X':
                return bits(0, 9);
            case 'Z':
                return bits(1, 9);
            case 'N':
                return bits(2, 9);
            default:
                return bits(digit(at), digit(at));
        }
    }

    private short set(int from, int until) {
        short set = 0;
        for (int at = from; at < until; at++) {
            int low = digit(at);
            int high = low;
            if (at + 1 < until && text.charAt(at + 1) == '-') {
                if (at + 2 >= until) throw unexpected(at + 1);
                high = digit(at + 2);
                if (high < low) throw unexpected(at + 2);
                at += 2;
            }
            set |= bits(low, high);
        }
        if (set == 0) throw unexpected(from);
        return set;
    }

    private int digit(int at) {
        char c = text.charAt(at);
        if (c < '0' || c > '9') throw unexpected(at);
        return c - '0';
    }

    private static short bits(int low, int high) {
        return (short) ((1 << high + 1) - (1 << low));
    }

    private IllegalArgumentException unexpected(int at) {
        return new IllegalArgumentException(
                "pattern: unexpected at character " + (at + 1) + " of \"" + text + '"');
    }

    @Override
    @JsonValue
    public String text() {
        return text;
    }

    @Override
    public boolean matches(String number) {
        int length = number.length();
        if (open ? length <= digits.length : length != digits.length) return false;
        for (int at = 0; at < digits.length; at++) {
            int digit = number.charAt(at) - '0';
            if (digit < 0 || digit > 9 || (digits[at] >> digit & 1) == 0) return false;
        }
        return true;
    }

    @Override
    public int length() {
        return text.length();
    }

    /** What a number that matches may begin with: bit n for digit n, bit 10 for anything else. */
    short firstCharacters() {
        return digits.length == 0 ? ANY_CHARACTER : digits[0];
    }

    /** The bit in {@link #firstCharacters} of what a number begins with. */
    static int firstCharacterBit(String number) {
        int digit = number.isEmpty() ? DIGITS : number.charAt(0) - '0';
        return 1 << (digit >= 0 && digit < DIGITS ? digit : DIGITS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DialPattern && text.equals(((DialPattern) other).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
