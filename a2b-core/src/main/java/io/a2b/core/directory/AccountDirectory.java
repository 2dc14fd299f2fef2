package io.a2b.core.directory;

import io.a2b.core.account.AccountId;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What people know of accounts, and how they find them; no call needs any of it. Thread-safe. Every
 * method may throw {@link io.a2b.core.A2bException} when the database fails.
 */
public interface AccountDirectory {
    /** The directory in the tables of the core. */
    static AccountDirectory over(Transactor transactor, Clock clock) {
        return new SqlAccountDirectory(transactor, clock);
    }

    /** What is known of an account; {@link Profile#none} until something was said. */
    Optional<Profile> profile(AccountId id);

    /**
     * Replaces what is known. Safe to repeat.
     *
     * @throws IllegalArgumentException if there is no such account or group
     */
    void changeProfile(AccountId id, Profile profile);

    /** Adds a group, or describes it anew. Safe to repeat. */
    void putGroup(AccountGroup group);

    /**
     * Removes a group; its accounts are in the default group then. Safe to repeat.
     *
     * @return whether it was there
     * @throws IllegalArgumentException if it is the default group
     */
    boolean removeGroup(String name);

    /** All groups, in order of their names. */
    List<AccountGroup> groups();

    /** Adds a series, or describes it anew; its serial numbers go on. Safe to repeat. */
    void putSeries(String name, String description);

    /** All series, in order of their names. */
    List<Series> series();

    /**
     * Makes an account the next of a series, unless it is in that one already. An account that was
     * in another leaves a gap there. Safe to repeat: a repeat gets the same serial number.
     *
     * @throws IllegalArgumentException if there is no such account or series
     */
    Serial enterSeries(AccountId id, String series);

    /** Where an account is in a series, if it is in one. */
    Optional<Serial> serial(AccountId id);

    /**
     * Accounts that {@code search} applies to with an id above {@code after}, in order of their
     * ids; 0 starts. Takes no longer on later pages.
     *
     * @param limit 1 to 1000
     */
    List<AccountId> search(AccountSearch search, long after, int limit);

    /**
     * Writes a note about an account. Safe to repeat.
     *
     * @param id of the note, chosen by the caller
     * @throws IllegalArgumentException if there is no such account, or the id is that of another
     *     note
     */
    Note addNote(String id, AccountId account, String actor, String text);

    /** The newest notes of an account, newest first; at most {@code limit} (1 to 1000). */
    List<Note> notes(AccountId account, int limit);

    /** This directory, inside {@code transaction}. */
    AccountDirectory within(Transaction transaction);
}
