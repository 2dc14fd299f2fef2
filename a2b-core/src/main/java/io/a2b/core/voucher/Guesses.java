package io.a2b.core.voucher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The wrong codes of one caller or account: a row of {@code a2b_voucher_guess}. Immutable.
 *
 * @param failures within the window that ends at {@code windowEndsAt}
 * @param lockOuts one after another, without a quiet time between them
 */
record Guesses(
        String subject, int failures, Instant windowEndsAt, Instant lockedUntilAt, int lockOuts) {
    static Guesses none(String subject) {
        return new Guesses(subject, 0, Instant.EPOCH, Instant.EPOCH, 0);
    }

    Optional<Instant> lockedUntil(Instant now) {
        return now.isBefore(lockedUntilAt) ? Optional.of(lockedUntilAt) : Optional.empty();
    }

    /** After one more wrong code. The last one that is allowed locks out. */
    Guesses plusFailure(Instant now, VoucherConfig config) {
        boolean windowOver = !now.isBefore(windowEndsAt);
        int counted = windowOver ? 1 : failures + 1;
        Instant windowEnd = windowOver ? now.plus(config.guessWindow()) : windowEndsAt;
        if (counted < config.guessesMax()) {
            return new Guesses(subject, counted, windowEnd, lockedUntilAt, lockOuts);
        }
        boolean quiet = now.isAfter(lockedUntilAt.plus(config.lockOutMax()));
        int inARow = quiet ? 1 : Math.min(lockOuts + 1, 30);
        return new Guesses(subject, 0, now, now.plus(lockOut(inARow, config)), inARow);
    }

    private static Duration lockOut(int inARow, VoucherConfig config) {
        Duration doubled = config.lockOut().multipliedBy(1L << (inARow - 1));
        return doubled.compareTo(config.lockOutMax()) < 0 ? doubled : config.lockOutMax();
    }
}
