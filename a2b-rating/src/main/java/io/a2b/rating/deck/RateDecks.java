package io.a2b.rating.deck;

import io.a2b.core.persistence.Transactor;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The rate decks, by name. A deck is replaced whole: an import makes the next version, and versions
 * never change. Thread-safe, also across nodes that share a database. Every method may throw
 * {@link io.a2b.core.A2bException} when the database fails.
 */
public interface RateDecks {
    /** How old a snapshot gets before the database is asked for a newer one, unless told. */
    Duration REFRESH_EVERY = Duration.ofSeconds(10);

    /**
     * Rate decks in the tables of {@link io.a2b.rating.RatingTables}. No thread is started: a call
     * to {@link #find(String)} that comes later than {@code refreshEvery} after the last look asks
     * for the newest version, once for all threads.
     *
     * @param refreshEvery zero or more; zero asks each time
     * @throws IllegalArgumentException if {@code refreshEvery} is negative
     */
    static RateDecks inDatabase(Transactor transactor, Clock clock, Duration refreshEvery) {
        return new SqlRateDecks(transactor, clock, refreshEvery);
    }

    /**
     * The newest version of a deck. Mostly answered from memory: a version imported on another node
     * is found within the refresh interval that these decks were made with, and the time it takes
     * to load; one imported through this object at once.
     */
    Optional<RateDeck> find(String deck);

    /** One version of a deck, the newest or an older one. */
    Optional<RateDeck> find(DeckVersion version);

    /**
     * Reads a rate deck from CSV and makes it the next version of {@code deck}: all of it in one
     * transaction, or nothing when any line has an error.
     *
     * <p>The text is UTF-8 with a header line; comma, semicolon or tab separate the columns:
     * {@code prefix}, {@code destination}, {@code price} (per minute), {@code increment}
     * ({@code 30/6}) or {@code first} and {@code step} (seconds), and {@code connection fee}, which
     * may be missing. Prices are plain decimals in {@code currency} with at most six decimals.
     *
     * <p>Repeating an import that succeeded makes one more version with the same rates.
     *
     * @param csv read to its end, not closed
     * @param progress told now and then how many lines were read, on this thread
     * @throws IllegalArgumentException if {@code deck} is not a deck's name
     * @throws io.a2b.core.A2bException {@code FILE_UNREADABLE} when {@code csv} fails
     */
    DeckImport importCsv(
            String deck, Currency currency, InputStream csv, DeckImport.Progress progress);

    /**
     * Makes {@code rates} the next version of {@code deck}, in one transaction.
     *
     * @throws IllegalArgumentException if {@code deck} is not a deck's name, or {@code rates} is
     *     empty or has a prefix twice
     */
    DeckImport importRates(String deck, Currency currency, List<Rate> rates);
}
