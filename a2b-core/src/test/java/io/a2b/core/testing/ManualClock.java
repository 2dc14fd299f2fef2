package io.a2b.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock turned by hand; it stands still otherwise. Thread-safe. */
public final class ManualClock extends Clock {
    private final AtomicReference<Instant> now;

    private ManualClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public static ManualClock at(Instant start) {
        return new ManualClock(start);
    }

    /** @param start as in {@code 2026-03-01T12:00:00Z} */
    public static ManualClock at(String start) {
        return new ManualClock(Instant.parse(start));
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always in UTC: nothing here may depend on a zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
