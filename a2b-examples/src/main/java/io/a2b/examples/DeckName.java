package io.a2b.examples;

import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.DeckVersions;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.VersionSummary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an operator names a rate deck: {@code NAME} for what is live, or {@code NAME:VERSION}. */
record DeckName(String deck, Optional<Integer> version) {
    private static final Pattern FORM = Pattern.compile("([^:]+)(?::v?([1-9][0-9]{0,8}))?");

    /** @throws IllegalArgumentException if {@code text} is no such name */
    static DeckName parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("not NAME or NAME:VERSION of a rate deck: " + text);
        }
        return new DeckName(
                found.group(1), Optional.ofNullable(found.group(2)).map(Integer::valueOf));
    }

    /** @throws RefusedException if there is no such deck */
    RateDeck resolve(DeckVersions decks) {
        return version.map(number -> decks.find(new DeckVersion(deck, number)))
                .orElseGet(() -> decks.find(deck))
                .orElseThrow(this::missing);
    }

    /** @throws RefusedException if there is no such version */
    DeckVersion resolveVersion(DeckVersions decks) {
        return decks.versions(deck).stream()
                .filter(this::isMeant)
                .map(VersionSummary::version)
                .findFirst()
                .orElseThrow(this::missing);
    }

    private boolean isMeant(VersionSummary summary) {
        return version.map(number -> number == summary.version().version())
                .orElse(summary.state() == VersionSummary.State.LIVE);
    }

    RefusedException missing() {
        return new RefusedException("no " + (version.isPresent() ? "" : "live ") + "rate deck "
                + deck + version.map(number -> " v" + number).orElse(""));
    }
}
