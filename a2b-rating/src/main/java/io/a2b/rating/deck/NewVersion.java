package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import java.util.Currency;

/**
 * What is known of a version of a rate deck before its rates. Immutable; start from {@link #of} and
 * change what differs with the {@code with} methods.
 *
 * @param deck the deck's name, as in {@link DeckVersion}
 * @param terms what holds for all rates of the version
 * @param note where the version comes from, for people: 0 to {@value #NOTE_LENGTH_MAX} characters
 */
public record NewVersion(String deck, DeckTerms terms, String note) {
    /** The longest note, in characters. */
    public static final int NOTE_LENGTH_MAX = 200;

    /** @throws IllegalArgumentException if the name or the note is not as said above */
    public NewVersion {
        DeckVersion.checkName(deck);
        requireNonNull(terms, "terms");
        if (note.length() > NOTE_LENGTH_MAX) {
            throw new IllegalArgumentException("note: over " + NOTE_LENGTH_MAX + " characters");
        }
    }

    /** With {@link DeckTerms#of}, and without a note. */
    public static NewVersion of(String deck, Currency currency) {
        return new NewVersion(deck, DeckTerms.of(currency), "");
    }

    public NewVersion withTerms(DeckTerms newTerms) {
        return new NewVersion(deck, newTerms, note);
    }

    public NewVersion withNote(String newNote) {
        return new NewVersion(deck, terms, newNote);
    }
}
