package io.a2b.rating.allowance;

import java.util.Set;

/**
 * Which destinations an allowance pays for: some by name, or every one. Immutable.
 *
 * @param destinations names as the rates have them, 1 to {@link #DESTINATION_LENGTH_MAX} characters
 *     each; empty if it is everything
 */
public record AllowanceCoverage(boolean everything, Set<String> destinations) {
    public static final int DESTINATION_LENGTH_MAX = 100;

    /**
     * @throws IllegalArgumentException if a name has no or too many characters, if there are names
     *     although it is everything, or if there are none although it is not
     */
    public AllowanceCoverage {
        destinations = Set.copyOf(destinations);
        if (everything != destinations.isEmpty()) {
            throw new IllegalArgumentException(
                    "destinations: " + destinations.size() + ", everything: " + everything);
        }
        for (String destination : destinations) {
            if (destination.isEmpty() || destination.length() > DESTINATION_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "destinations: one has " + destination.length() + " characters");
            }
        }
    }

    public static AllowanceCoverage ofEverything() {
        return new AllowanceCoverage(true, Set.of());
    }

    /** @param destinations at least one */
    public static AllowanceCoverage of(Set<String> destinations) {
        return new AllowanceCoverage(false, destinations);
    }

    /** Whether calls to {@code destination} are covered; case matters. */
    public boolean includes(String destination) {
        return everything || destinations.contains(destination);
    }
}
