package io.a2b.rating.deck;

import io.a2b.rating.deck.ImportPreview.Warning;
import io.a2b.rating.deck.ImportPreview.Warning.Kind;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what a CSV that was read would do. */
final class Previewer {
    static final int FIRST_RATES = 20;
    static final int WARNINGS_LISTED_MAX = 100;
    static final int CHANGES_LISTED_MAX = 100;

    private final DeckCsv csv;
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);

    private Previewer(DeckCsv csv) {
        this.csv = csv;
    }

    /** @param live what it would replace */
    static ImportPreview preview(DeckCsv csv, Optional<RateDeck> live) {
        return new Previewer(csv).preview(live);
    }

    private ImportPreview preview(Optional<RateDeck> live) {
        List<Rate> firstRates = new ArrayList<>();
        Optional<RateDeck> deck = csv.deck();
        deck.ifPresent(rates -> {
            int[] rows = rates.rowsInOrder();
            for (int at = 0; at < Math.min(rows.length, FIRST_RATES); at++) {
                firstRates.add(rates.rate(rows[at]));
            }
            warn(rates, csv.rates().orElseThrow());
        });
        return new ImportPreview(
                csv.linesRead(),
                csv.columns(),
                deck.map(RateDeck::size).orElse(0),
                firstRates,
                csv.errors(),
                csv.errorsFound() - csv.errors().size(),
                warnings,
                found,
                deck.flatMap(after ->
                        live.map(before -> DeckDiff.between(before, after, CHANGES_LISTED_MAX))));
    }

    private void warn(RateDeck deck, DeckLines lines) {
        if (deck.terms().rounding().style() == Rounding.Style.LEGACY) {
            DeckCheck.forEachDuplicate(
                    deck,
                    (row, earlier) -> add(
                            Kind.DUPLICATE,
                            lines.number(deck.ordinal(row)),
                            pattern(deck, row) + " is in line "
                                    + lines.number(deck.ordinal(earlier))));
        }
        DeckCheck.forEachOverlap(
                deck,
                (row, earlier) -> add(
                        Kind.OVERLAP,
                        lines.number(deck.ordinal(row)),
                        pattern(deck, row) + " is valid together with line "
                                + lines.number(deck.ordinal(earlier))));
        for (long line : lines.unnamed()) {
            add(Kind.DESTINATION_MISSING, line, "has no destination of its own");
        }
        warnOfMixedPrices(deck, lines);
    }

    private void warnOfMixedPrices(RateDeck deck, DeckLines lines) {
        Map<String, Price> first = new HashMap<>();
        Set<String> mixed = new HashSet<>();
        for (int row : deck.rowsInOrder()) {
            String destination = deck.destination(row);
            Price price = deck.terms(row).price();
            Price known = first.putIfAbsent(destination, price);
            if (known == null || known.equals(price) || !mixed.add(destination)) continue;
            long line = lines.number(deck.ordinal(row));
            String message = " has a prefix with another price than those before";
            add(Kind.DESTINATION_MIXES_PRICES, line, Cell.quoted(destination) + message);
        }
    }

    private static String pattern(RateDeck deck, int row) {
        return deck.rate(row).pattern().text();
    }

    private void add(Kind kind, long line, String message) {
        int before = found.merge(kind, 1, Integer::sum) - 1;
        if (before < WARNINGS_LISTED_MAX) warnings.add(new Warning(kind, line, message));
    }
}
