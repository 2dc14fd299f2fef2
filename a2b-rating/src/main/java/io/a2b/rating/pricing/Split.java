package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.Rate;

import java.time.Instant;
import java.util.List;

/**
 * How the price of a call changes while it lasts: each billed second costs what the rate says that
 * is valid at that second. Increments, fees and bounds are those of the first rate.
 *
 * @param earliest when the call can be answered at the earliest
 * @param latest and at the latest; between them what has to be set aside is the most of all
 * @param changes in the order of time
 */
public record Split(Instant earliest, Instant latest, List<Change> changes) {
    /** So many changes are foreseen; after the last its rate holds. */
    public static final int CHANGES_MAX = 200;

    public Split {
        requireNonNull(earliest, "earliest");
        requireNonNull(latest, "latest");
        changes = List.copyOf(changes);
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("latest: before " + earliest);
        }
        if (changes.size() > CHANGES_MAX) {
            throw new IllegalArgumentException("changes: " + changes.size());
        }
        for (int at = 1; at < changes.size(); at++) {
            if (!changes.get(at).at().isAfter(changes.get(at - 1).at())) {
                throw new IllegalArgumentException("changes: not in order");
            }
        }
    }

    /** From {@code at} on another rate is valid. */
    public record Change(Instant at, Rate rate) {
        public Change {
            requireNonNull(at, "at");
            requireNonNull(rate, "rate");
        }
    }
}
