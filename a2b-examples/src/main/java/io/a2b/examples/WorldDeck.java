package io.a2b.examples;

import java.io.InputStream;

/**
 * A rate deck of the whole world to try things with: real prefixes, invented prices. The prefixes
 * and names are derived from the metadata of libphonenumber (Apache License 2.0).
 */
public final class WorldDeck {
    private WorldDeck() {}

    /** The deck as CSV, to be closed by the caller. */
    public static InputStream open() {
        return WorldDeck.class.getResourceAsStream("world-deck.csv");
    }
}
