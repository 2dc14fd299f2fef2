package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** One difference between two versions of a rate deck. */
public sealed interface DeckChange {
    /** A rate that only the later version has. */
    record Added(Rate rate) implements DeckChange {
        public Added {
            requireNonNull(rate, "rate");
        }
    }

    /** A rate that only the earlier version has. */
    record Removed(Rate rate) implements DeckChange {
        public Removed {
            requireNonNull(rate, "rate");
        }
    }

    /** Another name or other prices for the same pattern under the same conditions. */
    record Changed(Rate before, Rate after) implements DeckChange {
        public Changed {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        /**
         * How much dearer a minute is, in percent, half up at two decimals; below zero when it is
         * cheaper. Empty if it cost nothing before.
         */
        public Optional<BigDecimal> percent() {
            long from = before.price().perMinuteMicros();
            long to = after.price().perMinuteMicros();
            if (from == 0) return Optional.empty();
            return Optional.of(BigDecimal.valueOf(to)
                    .subtract(BigDecimal.valueOf(from))
                    .movePointRight(2)
                    .divide(BigDecimal.valueOf(from).abs(), 2, RoundingMode.HALF_UP));
        }
    }
}
