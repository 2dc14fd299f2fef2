package io.a2b.rating.tariff;

import io.a2b.core.persistence.Transactor;
import io.a2b.rating.deck.RateDecks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tariff plans, by name. Thread-safe, also across nodes that share a database. Every method may
 * throw {@link io.a2b.core.A2bException} when the database fails.
 */
public interface TariffPlans extends PlanSource {
    /** The longest plan that can be saved, in characters of JSON. */
    int TEXT_LENGTH_MAX = 60_000;

    /**
     * Tariff plans in the tables of {@link io.a2b.rating.RatingTables}. No thread is started: a
     * call to {@link #lookup} that comes later than {@code refreshEvery} after the last look asks
     * for the plan again, once for all threads.
     *
     * @param refreshEvery zero or more; zero asks each time
     * @throws IllegalArgumentException if {@code refreshEvery} is negative
     */
    static TariffPlans inDatabase(
            Transactor transactor, RateDecks decks, Clock clock, Duration refreshEvery) {
        return new SqlTariffPlans(transactor, decks, clock, refreshEvery);
    }

    /**
     * Makes {@code plan} the one of its name, in one transaction. Calls in progress keep the terms
     * they were authorised with. Safe to repeat: saving what is already there changes nothing and
     * gives its version.
     *
     * @param version that which is to be replaced; 0 if there is to be none
     * @throws IllegalArgumentException if the plan is longer than {@link #TEXT_LENGTH_MAX}, or
     *     {@code version} is below zero
     */
    PlanSave save(TariffPlan plan, int version);

    /** @throws IllegalArgumentException if {@code name} is not a plan's name */
    Optional<StoredPlan> find(String name);

    /**
     * Plans in the order of their names, from the first behind {@code after}; empty text starts.
     *
     * @throws IllegalArgumentException unless {@code limit} is 1 to 1000
     */
    List<StoredPlan> list(String after, int limit);

    /**
     * Deletes a plan. Safe to repeat until a plan of that name is saved again.
     *
     * @param version that which is to be deleted
     * @return false, and nothing is changed, if the plan is of another version by now, or there
     *     never was one
     * @throws IllegalArgumentException if {@code name} is not a plan's name
     */
    boolean delete(String name, int version);

    /**
     * The plan of a name with the newest versions of its decks, ready to find rates. A rate deck
     * that no plan has the name of is a plan by itself. Mostly answered from memory, and the same
     * object until the plan or a deck changes: what changed on another node is found within the
     * refresh intervals that the plans and their decks were made with, what was changed through
     * this object at once.
     *
     * @param plan a name; what is none finds nothing
     * @return empty if there is neither a plan nor a deck of that name
     */
    @Override
    Optional<PlanLookup> lookup(String plan);
}
