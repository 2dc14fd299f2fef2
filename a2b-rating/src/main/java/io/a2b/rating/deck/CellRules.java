package io.a2b.rating.deck;

import io.a2b.rating.price.Rounding;

import java.time.ZoneId;

/**
 * How cells are read.
 *
 * @param legacy whether the deck is one of A2Billing's, whose zeros often mean nothing
 */
record CellRules(
        boolean decimalComma, boolean inCents, boolean anyAmount, boolean legacy, ZoneId zone) {
    static CellRules of(DeckImportOptions options, DeckTerms terms) {
        return new CellRules(
                options.decimalComma(),
                options.amountsInCents(),
                options.anyAmount(),
                terms.rounding().style() == Rounding.Style.LEGACY,
                terms.zone());
    }
}
