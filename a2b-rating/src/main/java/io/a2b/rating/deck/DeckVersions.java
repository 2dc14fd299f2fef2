package io.a2b.rating.deck;

import java.io.InputStream;
import java.io.OutputStream;
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
    default DeckImport importCsv(
            String deck, Currency currency, InputStream csv, DeckImport.Progress progress) {
        NewVersion version = NewVersion.of(deck, currency);
        return importCsv(version, DeckImportOptions.STANDARD, csv, progress);
    }

    /**
     * Reads CSV and makes it the next version of a deck, live at once: all of it in one
     * transaction, or nothing when any line has an error. {@link DeckColumn} says what columns
     * there may be.
     *
     * @param csv UTF-8, read to its end, not closed
     * @param progress told now and then how much was read, on this thread
     * @return {@link DeckImport.Imported}, {@link DeckImport.Rejected} or
     *     {@link DeckImport.CurrencyDiffers}
     * @throws io.a2b.core.A2bException {@code FILE_UNREADABLE} when {@code csv} fails
     */
    DeckImport importCsv(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress);

    /**
     * The same as {@link #importCsv(NewVersion, DeckImportOptions, InputStream,
     * DeckImport.Progress)}, but the version is not used yet.
     *
     * @return {@link DeckImport.Staged}, {@link DeckImport.Rejected} or
     *     {@link DeckImport.CurrencyDiffers}
     */
    DeckImport stageCsv(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress);

    /**
     * Reads CSV as an import does, and says what would become of it. Nothing is written.
     *
     * @throws io.a2b.core.A2bException {@code FILE_UNREADABLE} when {@code csv} fails
     */
    ImportPreview preview(
            NewVersion version,
            DeckImportOptions options,
            InputStream csv,
            DeckImport.Progress progress);

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

    /**
     * Stages a version with the rates of two: those of {@code over} replace those of {@code base}
     * with the same pattern and conditions, the others are added. What holds for all rates, such as
     * the rounding, is taken from {@code base}, whose deck the version is of.
     *
     * @return {@link DeckImport.Staged}, {@link DeckImport.CurrencyDiffers} or
     *     {@link DeckImport.Unchanged}; empty if there is no such version
     */
    Optional<DeckImport> merge(DeckVersion base, DeckVersion over);

    /**
     * Stages a version in which many rates are changed in the same way.
     *
     * @return {@link DeckImport.Staged}, or {@link DeckImport.Unchanged} if no rate was meant or
     *     all are as they were; empty if there is no such version
     * @throws IllegalArgumentException if an amount would be out of the range of prices
     */
    Optional<DeckImport> update(DeckVersion base, BulkUpdate update);

    /**
     * What {@link #update} would change, and what it would leave. Nothing is written.
     *
     * @param changesMax how many changes to list; the others are counted
     * @return empty if there is no such version
     * @throws IllegalArgumentException if an amount would be out of the range of prices
     */
    default Optional<DeckDiff> previewUpdate(DeckVersion base, BulkUpdate update, int changesMax) {
        return find(base)
                .map(before ->
                        DeckDiff.between(before, update.applyTo(before).build(base), changesMax));
    }

    /**
     * What is different between two versions, of one deck or of two.
     *
     * @param changesMax how many changes to list; the others are counted
     * @return empty if there is no such version
     */
    default Optional<DeckDiff> diff(DeckVersion before, DeckVersion after, int changesMax) {
        return find(before)
                .flatMap(one -> find(after).map(other -> DeckDiff.between(one, other, changesMax)));
    }

    /**
     * Writes the rates of a version as CSV in UTF-8, in their order. Read back with
     * {@link DeckImportOptions#ofExport} into a deck with the same terms, it gives the same rates,
     * except that control characters in names become blanks.
     *
     * @param output not closed
     * @return whether there is such a version
     * @throws io.a2b.core.A2bException {@code FILE_UNREADABLE} when {@code output} fails
     */
    default boolean export(DeckVersion version, DeckExportOptions options, OutputStream output) {
        Optional<RateDeck> deck = find(version);
        deck.ifPresent(rates -> DeckCsvWriter.write(rates, options, output));
        return deck.isPresent();
    }
}
