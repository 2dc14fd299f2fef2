package io.a2b.rating.deck;

import io.a2b.core.persistence.Transactor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The table of prefixes and what they are called, for people to look at, and for rate decks that
 * have prefixes without names. Thread-safe. Every method may throw {@link io.a2b.core.A2bException}
 * when the database fails.
 */
public interface Destinations {
    /** The most entries of a page. */
    int PAGE_MAX = 1000;

    /** The table in the database of {@code transactor}. */
    static Destinations inDatabase(Transactor transactor) {
        return new SqlDestinations(transactor);
    }

    /** The entry with the longest prefix that {@code digits} begin with. */
    Optional<NamedPrefix> find(String digits);

    /** Adds an entry, or gives one another name. Safe to repeat. */
    default void put(NamedPrefix entry) {
        putAll(List.of(entry));
    }

    /** Adds entries, or gives them other names, in one transaction. Safe to repeat. */
    void putAll(Collection<NamedPrefix> entries);

    /** Whether there was an entry to remove. */
    boolean remove(Prefix prefix);

    /** How many entries there are. */
    int size();

    /**
     * A page of the entries whose prefix begins with {@code digits}, in the order of the digits as
     * text.
     *
     * @param digits empty for all
     * @param after the last entry of the page before
     * @param entriesMax 1 to {@value #PAGE_MAX}
     * @throws IllegalArgumentException if {@code entriesMax} is not, or {@code digits} are not
     */
    List<NamedPrefix> listByPrefix(String digits, Optional<NamedPrefix> after, int entriesMax);

    /**
     * A page of the entries whose destination begins with {@code name}, as it is written there, in
     * the order of names, then of prefixes.
     *
     * @param name empty for all
     * @param after the last entry of the page before
     * @param entriesMax 1 to {@value #PAGE_MAX}
     * @throws IllegalArgumentException if {@code entriesMax} is not
     */
    List<NamedPrefix> listByName(String name, Optional<NamedPrefix> after, int entriesMax);
}
