package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.CorrectionId;

/**
 * An order to charge past calls anew.
 *
 * @param id chosen by the caller; the key that makes the run safe to repeat
 * @param actor who wants it: 1 to 64 characters
 * @param reason why: 1 to 255 characters
 */
public record ReratingRun(CorrectionId id, ReratingScope scope, String actor, String reason) {
    public ReratingRun {
        requireNonNull(id, "id");
        requireNonNull(scope, "scope");
        checkText("actor", actor, 64);
        checkText("reason", reason, 255);
    }

    private static void checkText(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(field + ": not 1 to " + most + " characters");
        }
    }
}
