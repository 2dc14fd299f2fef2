package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of a rate deck without its rates.
 *
 * @param note where it comes from, for people
 * @param rates how many there are
 * @param activatedAt when it was made live last
 */
public record VersionSummary(
        DeckVersion version,
        DeckTerms terms,
        String note,
        State state,
        int rates,
        Instant createdAt,
        Optional<Instant> activatedAt) {
    public VersionSummary {
        requireNonNull(version, "version");
        requireNonNull(terms, "terms");
        requireNonNull(note, "note");
        requireNonNull(state, "state");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(activatedAt, "activatedAt");
    }

    /** Whether a version is used for new calls. */
    public enum State {
        /** Not yet: it was never activated. */
        STAGED,
        /** It is; one version of a deck at most. */
        LIVE,
        /** No longer; calls that were authorised on it keep it. */
        RETIRED
    }
}
