package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

/**
 * What people call the numbers behind a prefix.
 *
 * @param destination 1 to 100 characters
 */
public record NamedPrefix(Prefix prefix, String destination) {
    public NamedPrefix {
        requireNonNull(prefix, "prefix");
        Rate.checkDestination(destination);
    }
}
