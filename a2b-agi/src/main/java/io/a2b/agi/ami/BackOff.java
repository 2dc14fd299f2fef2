package io.a2b.agi.ami;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try again after failures: 1, 2, 4 ... 60 seconds, each shortened by up to a half by
 * chance, so that several programs do not come back all at once. Used under a lock.
 */
final class BackOff {
    private static final long LONGEST_SECONDS = 60;

    private final Clock clock;
    private final RandomGenerator chance;
    private Instant notBefore = Instant.MIN;
    private int failures;

    BackOff(Clock clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    boolean mayTry() {
        return !clock.instant().isBefore(notBefore);
    }

    void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
    }

    void failed() {
        long seconds = Math.min(LONGEST_SECONDS, 1L << Math.min(failures, 10));
        failures++;
        long millis = seconds * 1000;
        notBefore = clock.instant().plus(Duration.ofMillis(millis - chance.nextLong(millis / 2)));
    }
}
