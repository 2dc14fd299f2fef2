package io.a2b.rating.simulation;

import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.price.Price;
import io.a2b.rating.tariff.Candidate;
import io.a2b.rating.tariff.Rejection;

import java.util.Locale;
import java.util.Optional;

/**
 * A rate of a plan that came into question for a call, or a whole deck that did not.
 *
 * @param pattern empty if the whole deck was left out; so is {@code destination} then
 * @param price what the account pays; empty if the whole deck was left out
 * @param cost what the deck says that the carrier bills, if it does
 * @param trunk empty if routing decides
 * @param rejected why it was not taken; empty if it was
 */
public record ConsideredRate(
        DeckVersion deck,
        String pattern,
        String destination,
        Optional<Price> price,
        Optional<Price> cost,
        String trunk,
        Optional<Rejection.Reason> rejected) {
    static ConsideredRate of(Candidate candidate) {
        return new ConsideredRate(
                candidate.deck().version(),
                candidate.rate().pattern().text(),
                candidate.rate().destination(),
                Optional.of(candidate.price()),
                candidate.cost(),
                candidate.trunk(),
                Optional.empty());
    }

    static ConsideredRate of(Rejection rejection) {
        return new ConsideredRate(
                rejection.deck().version(),
                rejection.rate().map(rate -> rate.pattern().text()).orElse(""),
                rejection.rate().map(rate -> rate.destination()).orElse(""),
                rejection.rate().map(rate -> rate.price()),
                rejection.rate().flatMap(rate -> rate.terms().cost()),
                rejection.trunk(),
                Optional.of(rejection.reason()));
    }

    /** One line for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("rate deck ").append(deck);
        if (!pattern.isEmpty()) text.append(", ").append(pattern).append(' ').append(destination);
        if (!trunk.isEmpty()) text.append(", trunk ").append(trunk);
        rejected.ifPresent(reason -> text.append(": not, ")
                .append(reason.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return text.toString();
    }
}
