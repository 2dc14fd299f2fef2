package io.a2b.rating.deck;

import io.a2b.rating.deck.DeckImport.LineError;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an import would do. Nothing has been written.
 *
 * @param lines how many lines were read, the header included
 * @param columns what the columns mean, by position; empty if the header cannot be read
 * @param rates how many rates there are in lines without errors
 * @param firstRates the first of them
 * @param errors the first of them by line; while there is one, nothing would be imported
 * @param moreErrors how many are not listed
 * @param warnings what is allowed, but seldom meant; the first of each kind
 * @param warningsFound how many there are of each kind, listed or not
 * @param diff from the live version to this one; empty if none is live, or there are no rates
 */
public record ImportPreview(
        long lines,
        List<DeckColumn> columns,
        int rates,
        List<Rate> firstRates,
        List<LineError> errors,
        long moreErrors,
        List<Warning> warnings,
        Map<Warning.Kind, Integer> warningsFound,
        Optional<DeckDiff> diff) {
    public ImportPreview {
        columns = List.copyOf(columns);
        firstRates = List.copyOf(firstRates);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        warningsFound = Map.copyOf(warningsFound);
    }

    /** Whether the text can be imported. */
    public boolean isImportable() {
        return errors.isEmpty() && rates > 0;
    }

    /** Something that is allowed, but seldom meant. */
    public record Warning(Kind kind, long line, String message) {
        public enum Kind {
            /** The same pattern and conditions again, in a deck where the first counts. */
            DUPLICATE,
            /** Two rates of a pattern that are valid at the same time: the first counts. */
            OVERLAP,
            /** A rate without destination, which got one of the prefix table or the default. */
            DESTINATION_MISSING,
            /** A destination whose prefixes do not all have the same price. */
            DESTINATION_MIXES_PRICES
        }

        /** For people: {@code line 17: 351 is valid together with line 3}. */
        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }
}
