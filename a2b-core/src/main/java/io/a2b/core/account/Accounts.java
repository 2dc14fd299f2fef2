package io.a2b.core.account;

import io.a2b.core.CoreConfig;
import io.a2b.core.event.Outbox;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Opens, finds and changes accounts. Thread-safe. There is no way here to change a balance: only
 * ledger entries do that. Every method may throw {@link io.a2b.core.A2bException} when the database
 * fails.
 */
public interface Accounts {
    /** Accounts in the tables of the core. */
    static Accounts over(Transactor transactor, Clock clock, CoreConfig config) {
        return over(transactor, clock, config, Outbox.none());
    }

    /** As {@link #over(Transactor, Clock, CoreConfig)}; {@code outbox} keeps what happens. */
    static Accounts over(Transactor transactor, Clock clock, CoreConfig config, Outbox outbox) {
        return new SqlAccounts(
                transactor, clock, new SecretHasher(config.secretWorkFactor()), outbox);
    }

    /**
     * Opens an account with status {@link AccountStatus#ACTIVE} and a balance of zero. A repeat
     * after a lost answer is refused with {@code CARD_NUMBER_TAKEN}; nothing is opened twice. A
     * card number that is another account's alias is taken, and so is an alias that is another
     * account's card number.
     */
    OpenResult open(NewAccount account);

    /**
     * Opens many accounts at once, all of them or none, in a handful of statements.
     *
     * @param accounts 1 to 1000, without secrets, which take too long to hash, and without caller
     *     ids
     * @return the ids in the order of {@code accounts}; empty when one of the card numbers or
     *     aliases is taken, or given twice
     */
    List<AccountId> openAll(List<NewAccount> accounts);

    /** The account of that id, whatever its status; empty if there is none. */
    Optional<Account> find(AccountId id);

    /**
     * As {@link #find}; nobody else changes the account before the transaction of {@link #within}
     * has ended. Whoever changes what he has read, such as terms, reads it so.
     */
    Optional<Account> lock(AccountId id);

    /**
     * The account with that card number, whatever its status; proving it may take a secret, too.
     */
    Optional<Account> findByCardNumber(CardNumber cardNumber);

    /** The account with that alias, as it is written. */
    Optional<Account> findByAlias(String alias);

    /** The account that owns this caller id. */
    Optional<Account> findByCallerId(PhoneNumber callerId);

    /**
     * Accounts with an id above {@code after}, in order of their ids; 0 starts. At most
     * {@code limit} (1 to 1000).
     */
    List<Account> list(long after, int limit);

    /** The caller ids of an account, in order. */
    List<PhoneNumber> callerIds(AccountId id);

    /**
     * Whether {@code secret} is the account's. Takes the same time whether the account is unknown,
     * has no secret or has another one; slow on purpose (see {@link CoreConfig#secretWorkFactor}),
     * so ask outside of a transaction. An account without a secret is never proved by one.
     */
    boolean proves(AccountId id, String secret);

    /** Whether the account asks for a secret besides its card number. */
    boolean hasSecret(AccountId id);

    /**
     * Changes the status and writes down who did it and why. New calls are refused from its commit
     * on. Safe to repeat: what is so already is not written again.
     *
     * @param note cuts calls only when the account does not become active
     * @return whether anything changed
     * @throws IllegalArgumentException if there is no such account
     */
    boolean changeStatus(AccountId id, AccountStatus status, StatusNote note);

    /** As {@link #changeStatus(AccountId, AccountStatus, StatusNote)}, by the host itself. */
    default void changeStatus(AccountId id, AccountStatus status) {
        changeStatus(id, status, StatusNote.by("host", ""));
    }

    /**
     * The changes of an account's status above the sequence {@code after}, in order; 0 starts. At
     * most {@code limit} (1 to 1000).
     */
    List<StatusChange> statusChanges(AccountId id, long after, int limit);

    /**
     * Whether calls in progress of this account are to end: it was suspended with that option and
     * is not active again.
     */
    boolean callsAreCut(AccountId id);

    /**
     * Active accounts with an id above {@code after} whose {@link Expiry} has passed at
     * {@code now}, in order of their ids; 0 starts. At most {@code limit} (1 to 1000).
     */
    List<AccountId> listExpired(Instant now, long after, int limit);

    /**
     * Gives the status {@link AccountStatus#EXPIRED} to an active account whose {@link Expiry} has
     * passed at {@code now}. What counts is how the account is at that moment: it may just have
     * been prolonged. Safe to repeat and to run on several machines: it is changed once.
     *
     * @return whether it was changed
     */
    boolean expire(AccountId id, Instant now);

    /**
     * Replaces the terms; calls in progress keep what was promised to them. Safe to repeat.
     *
     * @throws IllegalArgumentException if there is no such account, or the currency differs
     */
    void changeTerms(AccountId id, AccountTerms terms);

    /**
     * Remembers the first use; later ones change nothing, and neither does an unknown account. Safe
     * to repeat.
     */
    void noteUse(AccountId id, Instant at);

    /**
     * These accounts, inside {@code transaction}: what is written commits or rolls back with it.
     */
    Accounts within(Transaction transaction);
}
