package io.a2b.core.did;

import java.time.Instant;
import java.util.Optional;

/** A row of {@code a2b_did_target}. */
record TargetRow(
        int priority,
        DidTarget.Kind kind,
        String address,
        boolean active,
        boolean validated,
        Instant validFromAt,
        Instant validUntilAt) {
    static TargetRow of(DidTarget target) {
        return new TargetRow(
                target.priority(),
                target.kind(),
                target.address(),
                target.active(),
                target.validated(),
                target.validFrom().orElse(null),
                target.validUntil().orElse(null));
    }

    DidTarget toTarget() {
        return new DidTarget(
                priority,
                kind,
                address,
                active,
                validated,
                Optional.ofNullable(validFromAt),
                Optional.ofNullable(validUntilAt));
    }
}
