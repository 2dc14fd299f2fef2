package io.a2b.rating.deck;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which called numbers a rate is for. Of several that match, the longest text counts. */
public sealed interface NumberPattern permits Prefix, DialPattern, AnyNumber {
    /**
     * As it is written in rate decks: digits, {@code _NXX.} or {@code default}.
     *
     * @return never empty; what {@link #parse} reads back to an equal pattern
     */
    @JsonValue
    String text();

    /** Whether a number of these digits is meant. */
    boolean matches(String digits);

    /** How much it says about a number: the characters of its text, 0 for {@link AnyNumber}. */
    int length();

    /**
     * Reads a pattern: digits, perhaps behind a plus; an Asterisk pattern behind an underscore;
     * {@code default} or {@code defaultprefix}.
     *
     * @throws IllegalArgumentException if {@code text} is none of these
     */
    @JsonCreator
    static NumberPattern parse(String text) {
        if (text.startsWith("_")) return new DialPattern(text);
        if (AnyNumber.isName(text)) return AnyNumber.INSTANCE;
        return new Prefix(text.startsWith("+") ? text.substring(1) : text);
    }
}
