package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.NumberPattern;

import java.util.List;

/**
 * What a router over rate decks goes by. Immutable; start from {@link #defaults} and change what
 * differs with the {@code with} methods.
 *
 * @param talkSecondsExpected the length at which costs and margins are compared where a request
 *     does not say; 1 to 86,400, by default 180
 * @param guard which routes lose too much; by default those that lose anything
 * @param blocked numbers that are not called, whatever a tariff plan says; by default none
 */
public record RoutingConfig(
        int talkSecondsExpected, MarginGuard guard, List<NumberPattern> blocked) {
    /** @throws IllegalArgumentException if {@code talkSecondsExpected} is out of bounds */
    public RoutingConfig {
        if (talkSecondsExpected < 1 || talkSecondsExpected > RouteRequest.TALK_SECONDS_MAX) {
            throw new IllegalArgumentException("talkSecondsExpected: " + talkSecondsExpected
                    + " is not within 1 to " + RouteRequest.TALK_SECONDS_MAX);
        }
        requireNonNull(guard, "guard");
        blocked = List.copyOf(blocked);
    }

    public static RoutingConfig defaults() {
        return new RoutingConfig(180, MarginGuard.NO_LOSS, List.of());
    }

    public RoutingConfig withTalkSecondsExpected(int seconds) {
        return new RoutingConfig(seconds, guard, blocked);
    }

    public RoutingConfig withGuard(MarginGuard newGuard) {
        return new RoutingConfig(talkSecondsExpected, newGuard, blocked);
    }

    public RoutingConfig withBlocked(List<NumberPattern> patterns) {
        return new RoutingConfig(talkSecondsExpected, guard, patterns);
    }
}
