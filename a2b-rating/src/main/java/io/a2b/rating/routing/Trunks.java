package io.a2b.rating.routing;

import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The carriers and their trunks, by name. Thread-safe, also across nodes that share a database.
 * Each writing method is one transaction, durable when it returns and safe to repeat; one that
 * throws changes nothing. Every method may throw {@link io.a2b.core.A2bException} when the database
 * fails.
 */
public interface Trunks {
    /** How old a snapshot gets before the database is asked for changes, unless told. */
    Duration REFRESH_EVERY = Duration.ofSeconds(10);

    /**
     * Carriers and trunks in the tables of {@link io.a2b.rating.RatingTables}. No thread is
     * started: a call to {@link #current} that comes later than {@code refreshEvery} after the last
     * look asks whether anything changed, once for all threads.
     *
     * @param transactor may be a transaction of the host's; then {@link #current} tells nothing
     *     beyond its end
     * @param refreshEvery zero or more; zero asks each time
     * @throws IllegalArgumentException if {@code refreshEvery} is negative
     */
    static Trunks inDatabase(Transactor transactor, Clock clock, Duration refreshEvery) {
        return new SqlTrunks(transactor, clock, refreshEvery);
    }

    /**
     * All of them, for a router. Mostly answered from memory: a change made through this object is
     * seen at once, one made on another node within the refresh interval.
     */
    TrunkSet current();

    /** Makes {@code carrier} the one of its name. */
    void save(Carrier carrier);

    /**
     * Makes {@code trunk} the one of its name.
     *
     * @throws FailoverCycleException if a call could go round in a circle by failover
     * @throws IllegalArgumentException if its carrier or its failover is not there
     */
    void save(Trunk trunk);

    /** As it is in the database now. */
    Optional<Carrier> findCarrier(String carrier);

    /** As it is in the database now. */
    Optional<Trunk> find(String trunk);

    /**
     * Carriers in the order of their names, from the first behind {@code after}; empty text starts.
     *
     * @param limit 1 to 1000
     */
    List<Carrier> listCarriers(String after, int limit);

    /**
     * Trunks in the order of their names, from the first behind {@code after}; empty text starts.
     *
     * @param limit 1 to 1000
     */
    List<Trunk> list(String after, int limit);

    /**
     * Switches all trunks of a carrier on or off; each stays off that is off by itself.
     *
     * @throws IllegalArgumentException if there is no such carrier
     */
    void switchCarrier(String carrier, Status status);

    /** @throws IllegalArgumentException if there is no such trunk */
    void switchTrunk(String trunk, Status status);
}
