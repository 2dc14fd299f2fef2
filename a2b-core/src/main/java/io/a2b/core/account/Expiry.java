package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * When an account stops to be usable. A day is 24 hours here, as the rules of calling cards are
 * sold.
 */
public sealed interface Expiry {
    /** Never. */
    record Never() implements Expiry {}

    /** From that instant on. */
    record At(Instant instant) implements Expiry {
        public At {
            requireNonNull(instant, "instant");
        }
    }

    /** That many days after the first answered call; never before there was one. */
    record DaysAfterFirstUse(int days) implements Expiry {
        public DaysAfterFirstUse {
            if (days < 1) throw new IllegalArgumentException("days: " + days);
        }
    }

    /** That many days after the account was opened. */
    record DaysAfterCreation(int days) implements Expiry {
        public DaysAfterCreation {
            if (days < 1) throw new IllegalArgumentException("days: " + days);
        }
    }

    /**
     * Whether an account with this rule and that life has expired at {@code now} (the instant
     * included).
     */
    default boolean hasPassed(AccountLife life, Instant now) {
        if (this instanceof At at) return !now.isBefore(at.instant());
        if (this instanceof DaysAfterCreation rule) {
            return !now.isBefore(life.createdAt().plus(Duration.ofDays(rule.days())));
        }
        if (this instanceof DaysAfterFirstUse rule) {
            return life.firstUsedAt()
                    .map(first -> !now.isBefore(first.plus(Duration.ofDays(rule.days()))))
                    .orElse(false);
        }
        return false;
    }
}
