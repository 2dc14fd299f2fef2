package io.a2b.rating.deck;

import java.io.InputStream;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The versions of rate decks: a deck is replaced whole by the next version of it, and versions
 * never change. Each is {@linkplain VersionSummary.State staged} first and activated at once or
 * later; whatever fails leaves everything as it was. All versions of a deck are in one currency.
 *
 * <p>Thread-safe, also across nodes that share a database. Every method may throw
 * {@link io.a2b.core.A2bException} when the database fails. Repeating an import that succeeded
 * makes one more version with the same rates.
 */
public interface DeckVersions extends RateDecks {
    /**
     * Reads a rate deck from CSV and makes it the next version of {@code deck}, live at once: all
     * of it in one transaction, or nothing when any line has an error.
     *
     * <p>The text is UTF-8 with a header line; comma, semicolon or tab separate the columns:
     * {@code prefix}, {@code destination}, {@code price} (per minute), {@code increment}
     * ({@code 30/6}) or {@code first} and {@code step} (seconds), and {@code connection fee}, which
     * may be missing. Prices are plain decimals in {@code currency} with at most six decimals.
     *
     * @param csv read to its end, not closed
     * @param progress told now and then how many lines were read, on this thread
     * @return anything but {@link DeckImport.Staged}
     * @throws IllegalArgumentException if {@code deck} is not a deck's name
     * @throws io.a2b.core.A2bException {@code FILE_UNREADABLE} when {@code csv} fails
     */
    DeckImport importCsv(
            String deck, Currency currency, InputStream csv, DeckImport.Progress progress);

    /**
     * {@link #importRates(NewVersion, List)} with {@link DeckTerms#of}.
     *
     * @throws IllegalArgumentException if {@code deck} is not a deck's name, or {@code rates} is
     *     empty or has two rates with the same pattern and conditions
     */
    default DeckImport importRates(String deck, Currency currency, List<Rate> rates) {
        return importRates(NewVersion.of(deck, currency), rates);
    }

    /**
     * Makes {@code rates} the next version of a deck, live at once, in one transaction.
     *
     * @return {@link DeckImport.Imported} or {@link DeckImport.CurrencyDiffers}
     * @throws IllegalArgumentException if {@code rates} is empty or no deck, as
     *     {@link RateDeck#of(DeckVersion, DeckTerms, List)} says
     */
    DeckImport importRates(NewVersion version, List<Rate> rates);

    /**
     * The same as {@link #importRates(NewVersion, List)}, but the version is not used yet.
     *
     * @return {@link DeckImport.Staged} or {@link DeckImport.CurrencyDiffers}
     */
    DeckImport stageRates(NewVersion version, List<Rate> rates);

    /**
     * Makes a version live: the next call on this node is priced by it, calls on other nodes within
     * their refresh interval. Calls in progress keep theirs. Safe to repeat.
     *
     * @return how the version stands now; empty if there is none
     */
    Optional<VersionSummary> activate(DeckVersion version);

    /**
     * Makes the version live that was live before the one that is. Not to be repeated blindly: the
     * second time goes back one more.
     *
     * @return how that version stands now; empty if there was none, and nothing was done
     */
    Optional<VersionSummary> rollback(String deck);

    /** All versions of a deck, the newest first; empty if there is no such deck. */
    List<VersionSummary> versions(String deck);

    /** The names of all decks, in order. */
    List<String> decks();

    /**
     * Stages the rates of a version as the next version of a deck, of the same one or another.
     *
     * @return {@link DeckImport.Staged} or {@link DeckImport.CurrencyDiffers}; empty if there is no
     *     such version
     * @throws IllegalArgumentException if {@code toDeck} is not a deck's name
     */
    Optional<DeckImport> copy(DeckVersion from, String toDeck);
}
