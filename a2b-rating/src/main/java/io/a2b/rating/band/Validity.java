package io.a2b.rating.band;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a rate, or a version of a rate deck, is in force.
 *
 * @param from the first instant, included; without one it always has been
 * @param until the end, not included; without one it always will be
 * @param band the hours of the week, in between
 */
public record Validity(Optional<Instant> from, Optional<Instant> until, TimeBand band) {
    /** In force at all times. */
    public static final Validity ALWAYS =
            new Validity(Optional.empty(), Optional.empty(), TimeBand.always());

    /** @throws IllegalArgumentException if {@code until} is not after {@code from} */
    public Validity {
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        requireNonNull(band, "band");
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            throw new IllegalArgumentException(
                    "until: " + until.get() + " is not after from: " + from.get());
        }
    }

    /** In force in {@code band}, since ever and for ever. */
    public static Validity during(TimeBand band) {
        return ALWAYS.withBand(band);
    }

    /** @throws IllegalArgumentException if this ends before {@code first} or then */
    public Validity withFrom(Instant first) {
        return new Validity(Optional.of(first), until, band);
    }

    /** @throws IllegalArgumentException if this begins after {@code end} or then */
    public Validity withUntil(Instant end) {
        return new Validity(from, Optional.of(end), band);
    }

    /** The same dates with other hours of the week. */
    public Validity withBand(TimeBand hours) {
        return new Validity(from, until, hours);
    }

    /**
     * Whether this is in force. For a hot path, and for edges, see {@link LocalCalendar#check}.
     *
     * @param zone where the band's wall clock hangs
     */
    public boolean isValid(Instant at, ZoneId zone, HolidayCalendar holidays) {
        if (from.isPresent() && at.isBefore(from.get())) return false;
        if (until.isPresent() && !at.isBefore(until.get())) return false;
        return band.appliesAt(at.atZone(zone).toLocalDateTime(), holidays);
    }
}
