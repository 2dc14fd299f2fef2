package io.a2b.core.ledger;

import java.util.regex.Pattern;

/**
 * Who decided that something is booked, and why. Immutable.
 *
 * @param actor 1 to 64 characters: the name of a person or of a program that decides
 * @param reason 1 to 255 characters
 */
public record Note(String actor, String reason) {
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cc}]+");

    /** @throws IllegalArgumentException if one is empty, too long, or not printable text */
    public Note {
        require("actor", actor, 64);
        require("reason", reason, 255);
    }

    private static void require(String name, String text, int lengthMax) {
        boolean fits = text.length() <= lengthMax
                && PRINTABLE.matcher(text).matches()
                && text.equals(text.strip());
        if (!fits) {
            throw new IllegalArgumentException(name + ": not 1 to " + lengthMax
                    + " printable characters without a blank at either end");
        }
    }
}
