package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The plans that are in use, in memory with their decks. Thread-safe. */
final class LivePlans {
    private final Function<String, Known> source;
    private final RateDecks decks;
    private final Clock clock;
    private final Duration refreshEvery;
    private final Map<String, Live> plans = new ConcurrentHashMap<>();

    /** @param source reads what is stored under a name */
    LivePlans(Function<String, Known> source, RateDecks decks, Clock clock, Duration refreshEvery) {
        this.source = source;
        this.decks = decks;
        this.clock = clock;
        this.refreshEvery = requireNonNull(refreshEvery, "refreshEvery");
        if (refreshEvery.isNegative()) {
            throw new IllegalArgumentException("refreshEvery: " + refreshEvery);
        }
    }

    /** What is stored under a name: a plan, or none of a version that was deleted. */
    record Known(int version, Optional<TariffPlan> plan) {
        static final Known NOTHING = new Known(0, Optional.empty());
    }

    /** What was known at an instant, and what was made of it. Each is equal to itself alone. */
    private static final class Live {
        final Known known;
        final Instant checkedAt;
        volatile PlanLookup lookup; // null until it is asked for

        Live(Known known, Instant checkedAt, PlanLookup lookup) {
            this.known = known;
            this.checkedAt = checkedAt;
            this.lookup = lookup;
        }
    }

    Optional<PlanLookup> lookup(String name) {
        Live live = plans.get(name);
        Instant now = clock.instant();
        if (live == null) {
            live = new Live(source.apply(name), now, null);
            // names that nothing is known of are not kept: they could be any
            if (live.known.plan().isEmpty() && decks.find(name).isEmpty()) return Optional.empty();
            live = publish(name, live);
        } else if (!isFresh(live, now)) {
            live = refreshed(name, live, now);
        }
        return current(name, live);
    }

    /** What was just written, or read. */
    void publish(String name, Known known) {
        publish(name, new Live(known, clock.instant(), null));
    }

    /** What comes late never replaces what is newer. */
    private Live publish(String name, Live next) {
        return plans.merge(
                name, next, (old, one) -> one.known.version() > old.known.version() ? one : old);
    }

    /** Whoever gets the new time in asks; the others use what is known meanwhile. */
    private Live refreshed(String name, Live live, Instant now) {
        Live claimed = new Live(live.known, now, live.lookup);
        if (!plans.replace(name, live, claimed)) return plans.getOrDefault(name, claimed);
        boolean done = false;
        try {
            Live newest = publish(name, new Live(source.apply(name), now, null));
            done = true;
            return newest;
        } finally {
            // nothing was learnt: the next call has to ask again
            if (!done) plans.replace(name, claimed, live);
        }
    }

    private boolean isFresh(Live live, Instant now) {
        // a clock that was set back must not make a plan fresh for longer
        return !now.isBefore(live.checkedAt) && now.isBefore(live.checkedAt.plus(refreshEvery));
    }

    private Optional<PlanLookup> current(String name, Live live) {
        Optional<TariffPlan> plan = live.known.plan();
        if (plan.isEmpty()) return decks.find(name).map(deck -> ofDeck(live, deck));
        List<RateDeck> newest = new ArrayList<>(plan.get().decks().size());
        for (PlanDeck place : plan.get().decks()) newest.add(deck(name, place.deck()));
        PlanLookup lookup = live.lookup;
        if (isOf(lookup, newest)) return Optional.of(lookup);
        PlanLookup next = PlanLookup.of(plan.get(), newest);
        live.lookup = next;
        return Optional.of(next);
    }

    private static PlanLookup ofDeck(Live live, RateDeck deck) {
        PlanLookup lookup = live.lookup;
        if (isOf(lookup, List.of(deck))) return lookup;
        PlanLookup next = PlanLookup.ofDeck(deck);
        live.lookup = next;
        return next;
    }

    private RateDeck deck(String plan, String deck) {
        return decks.find(deck)
                .orElseThrow(() -> new A2bException(
                        ErrorCode.DATA_CORRUPT,
                        "plan " + plan + " names deck " + deck + ", which is not there"));
    }

    private static boolean isOf(PlanLookup lookup, List<RateDeck> newest) {
        if (lookup == null || lookup.size() != newest.size()) return false;
        for (int at = 0; at < newest.size(); at++) {
            if (lookup.deck(at) != newest.get(at)) return false;
        }
        return true;
    }
}
