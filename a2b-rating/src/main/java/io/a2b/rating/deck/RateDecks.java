package io.a2b.rating.deck;

import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The rate decks, by name, for those who price calls; {@link DeckVersions} is for those who change
 * decks. Thread-safe. Every method may throw {@link io.a2b.core.A2bException} when the database
 * fails.
 */
public interface RateDecks {
    /** How old a snapshot gets before the database is asked for a newer one, unless told. */
    Duration REFRESH_EVERY = Duration.ofSeconds(10);

    /**
     * Rate decks in the tables of {@link io.a2b.rating.RatingTables}. No thread is started: a call
     * to {@link #find(String)} that comes later than {@code refreshEvery} after the last look asks
     * for the live version, once for all threads.
     *
     * @param refreshEvery zero or more; zero asks each time
     * @throws IllegalArgumentException if {@code refreshEvery} is negative
     */
    static DeckVersions inDatabase(Transactor transactor, Clock clock, Duration refreshEvery) {
        return new SqlRateDecks(transactor, clock, refreshEvery);
    }

    /**
     * The live version of a deck. Mostly answered from memory: a version activated on another node
     * is found within the refresh interval that these decks were made with, and the time it takes
     * to load; one activated through this object at once.
     */
    Optional<RateDeck> find(String deck);

    /** One version of a deck, live or not. */
    Optional<RateDeck> find(DeckVersion version);
}
