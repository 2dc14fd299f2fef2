package io.a2b.rating.deck;

import java.util.regex.Pattern;

/**
 * Which version of which rate deck.
 *
 * @param deck the deck's name: 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param version 1 for the first import, and so on
 */
public record DeckVersion(String deck, int version) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public DeckVersion {
        checkName(deck);
        if (version < 1) throw new IllegalArgumentException("version: " + version);
    }

    static void checkName(String deck) {
        if (!NAME.matcher(deck).matches()) {
            throw new IllegalArgumentException("deck: not 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    @Override
    public String toString() {
        return deck + " v" + version;
    }
}
