package io.a2b.core.cdr;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a leg began, was answered (if it was) and ended. */
public final class LegTimes {
    private final Instant startedAt;
    private final Instant answeredAt; // null: not answered
    private final Instant endedAt;

    private LegTimes(Instant startedAt, Instant answeredAt, Instant endedAt) {
        this.startedAt = requireNonNull(startedAt, "startedAt");
        this.answeredAt = answeredAt;
        this.endedAt = requireNonNull(endedAt, "endedAt");
        if (endedAt.isBefore(answeredAt == null ? startedAt : answeredAt)) {
            throw new IllegalArgumentException("endedAt: " + endedAt + " is before the beginning");
        }
        if (answeredAt != null && answeredAt.isBefore(startedAt)) {
            throw new IllegalArgumentException(
                    "answeredAt: " + answeredAt + " is before " + startedAt);
        }
    }

    public static LegTimes answered(Instant startedAt, Instant answeredAt, Instant endedAt) {
        return new LegTimes(startedAt, requireNonNull(answeredAt, "answeredAt"), endedAt);
    }

    public static LegTimes unanswered(Instant startedAt, Instant endedAt) {
        return new LegTimes(startedAt, null, endedAt);
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** From the answer to the end; zero when not answered. */
    public Duration talk() {
        return answeredAt == null ? Duration.ZERO : Duration.between(answeredAt, endedAt);
    }

    /** From the start to the answer, or to the end when not answered. */
    public Duration ring() {
        return Duration.between(startedAt, answeredAt == null ? endedAt : answeredAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LegTimes times
                && startedAt.equals(times.startedAt)
                && answeredAt().equals(times.answeredAt())
                && endedAt.equals(times.endedAt);
    }

    @Override
    public int hashCode() {
        return startedAt.hashCode() * 31 + endedAt.hashCode();
    }

    @Override
    public String toString() {
        return "started " + startedAt + (answeredAt == null ? "" : ", answered " + answeredAt)
                + ", ended " + endedAt;
    }
}
