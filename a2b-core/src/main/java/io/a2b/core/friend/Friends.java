package io.a2b.core.friend;

import io.a2b.core.account.AccountId;
import io.a2b.core.persistence.Transactor;

import java.util.List;
import java.util.Optional;

/**
 * The telephones of the accounts, as data: {@link FriendWriter} makes the files of them.
 * Thread-safe; every method is one transaction and safe to repeat, and may throw
 * {@link io.a2b.core.A2bException} when the database fails.
 */
public interface Friends {
    /** Friends in the tables of the core. */
    static Friends over(Transactor transactor) {
        return new SqlFriends(transactor);
    }

    /** Adds {@code friend}; a repeat of the very same finds it there. */
    AddResult add(Friend friend);

    /**
     * Gives the telephone of that technology and name a new secret and new settings; it stays its
     * account's. False if there is no such telephone.
     */
    boolean change(Friend friend);

    /** Whether there was one to remove. */
    boolean remove(Technology technology, String name);

    /** The telephone of that name, with its secret. Names are unique per technology. */
    Optional<Friend> find(Technology technology, String name);

    /** Those of an account, by technology and name; at most 1000. */
    List<Friend> of(AccountId account);

    /**
     * Those after {@code after}, in order of their names; the empty text starts. At most
     * {@code limit} (1 to 1000).
     */
    List<Friend> list(Technology technology, String after, int limit);
}
