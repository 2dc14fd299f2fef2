package io.a2b.rating.simulation;

import io.a2b.core.ledger.CorrectionId;

/** The same run id was used with other terms: a bug in the calling program. */
public final class ReratingConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CorrectionId run;

    /** @param difference what was asked first, and what now */
    public ReratingConflictException(CorrectionId run, String difference) {
        super("run " + run + ": " + difference);
        this.run = run;
    }

    public CorrectionId run() {
        return run;
    }
}
