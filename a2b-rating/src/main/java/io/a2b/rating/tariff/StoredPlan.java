package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A plan as it was saved.
 *
 * @param version to be named when it is changed or deleted; grows, and never comes again for the
 *     same name
 */
public record StoredPlan(TariffPlan plan, int version, Instant savedAt) {
    public StoredPlan {
        requireNonNull(plan, "plan");
        requireNonNull(savedAt, "savedAt");
        if (version < 1) throw new IllegalArgumentException("version: " + version);
    }
}
