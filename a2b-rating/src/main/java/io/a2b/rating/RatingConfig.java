package io.a2b.rating;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.OverrunPolicy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The knobs of rating and charging. Immutable; start from {@link #defaults} and change what differs
 * with the {@code with} methods.
 *
 * @param callSecondsMax the longest talk that is ever granted, extensions included: 1 to 604800
 *     seconds, by default 7200
 * @param talkSecondsMin the shortest talk that is worth a call: an account that cannot pay for it
 *     is refused; 1 to 3600 seconds, by default 1
 * @param doubtAfter how long nothing may be heard of an open call before recovery asks what became
 *     of it: 1 second to 1 day, by default 2 minutes
 * @param holdMargin how much longer than ringing and talk can last the money stays aside, for the
 *     last report to arrive: 1 second to 7 days, by default 5 minutes
 * @param deckRefresh after which time at most a new version of a rate deck, or of a tariff plan,
 *     reaches this node: 100 ms to 1 hour, by default 10 seconds
 * @param overrun what becomes of the part of a charge that goes beyond what was held for the call,
 *     by default {@link OverrunPolicy#WRITE_OFF}
 */
public record RatingConfig(
        long callSecondsMax,
        long talkSecondsMin,
        Duration doubtAfter,
        Duration holdMargin,
        Duration deckRefresh,
        Optional<String> forcedPlan,
        OverrunPolicy overrun) {
    /** @throws IllegalArgumentException naming every value that does not do, one a line */
    public RatingConfig {
        requireNonNull(overrun, "overrun");
        List<String> problems = new ArrayList<>();
        checkWithin(problems, "callSecondsMax", callSecondsMax, 1, 604_800);
        checkWithin(problems, "talkSecondsMin", talkSecondsMin, 1, 3_600);
        if (talkSecondsMin > callSecondsMax) {
            problems.add("talkSecondsMin: " + talkSecondsMin
                    + " is more than callSecondsMax, so that no call would be granted");
        }
        checkWithin(problems, "doubtAfter", doubtAfter, Duration.ofSeconds(1), Duration.ofDays(1));
        checkWithin(problems, "holdMargin", holdMargin, Duration.ofSeconds(1), Duration.ofDays(7));
        checkWithin(
                problems, "deckRefresh", deckRefresh, Duration.ofMillis(100), Duration.ofHours(1));
        if (forcedPlan.isPresent() && !forcedPlan.get().matches("[A-Za-z0-9._-]{1,64}")) {
            problems.add("forcedPlan: not 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
    }

    public static RatingConfig defaults() {
        return new RatingConfig(
                7_200,
                1,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Optional.empty(),
                OverrunPolicy.WRITE_OFF);
    }

    public RatingConfig withCallSecondsMax(long newCallSecondsMax) {
        return new RatingConfig(
                newCallSecondsMax,
                talkSecondsMin,
                doubtAfter,
                holdMargin,
                deckRefresh,
                forcedPlan,
                overrun);
    }

    public RatingConfig withTalkSecondsMin(long newTalkSecondsMin) {
        return new RatingConfig(
                callSecondsMax,
                newTalkSecondsMin,
                doubtAfter,
                holdMargin,
                deckRefresh,
                forcedPlan,
                overrun);
    }

    public RatingConfig withDoubtAfter(Duration newDoubtAfter) {
        return new RatingConfig(
                callSecondsMax,
                talkSecondsMin,
                newDoubtAfter,
                holdMargin,
                deckRefresh,
                forcedPlan,
                overrun);
    }

    public RatingConfig withHoldMargin(Duration newHoldMargin) {
        return new RatingConfig(
                callSecondsMax,
                talkSecondsMin,
                doubtAfter,
                newHoldMargin,
                deckRefresh,
                forcedPlan,
                overrun);
    }

    public RatingConfig withDeckRefresh(Duration newDeckRefresh) {
        return new RatingConfig(
                callSecondsMax,
                talkSecondsMin,
                doubtAfter,
                holdMargin,
                newDeckRefresh,
                forcedPlan,
                overrun);
    }

    public RatingConfig withForcedPlan(String plan) {
        return new RatingConfig(
                callSecondsMax,
                talkSecondsMin,
                doubtAfter,
                holdMargin,
                deckRefresh,
                Optional.of(plan),
                overrun);
    }

    public RatingConfig withOverrun(OverrunPolicy newOverrun) {
        return new RatingConfig(
                callSecondsMax,
                talkSecondsMin,
                doubtAfter,
                holdMargin,
                deckRefresh,
                forcedPlan,
                newOverrun);
    }

    private static void checkWithin(
            List<String> problems, String key, long value, long least, long most) {
        if (value < least || value > most) {
            problems.add(key + ": " + value + " is not within " + least + " to " + most);
        }
    }

    private static void checkWithin(
            List<String> problems, String key, Duration value, Duration least, Duration most) {
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problems.add(key + ": " + value + " is not within " + least + " to " + most);
        }
    }
}
