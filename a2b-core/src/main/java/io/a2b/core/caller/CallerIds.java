package io.a2b.core.caller;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;

import java.util.List;
import java.util.Optional;

/**
 * Numbers that prove an account by calling. One belongs to one account only, and an account has at
 * most {@link io.a2b.core.CoreConfig#callerIdsMax} of them, however many are added at once.
 * Thread-safe; every method is one transaction and safe to repeat, and may throw
 * {@link io.a2b.core.A2bException} when the database fails.
 */
public interface CallerIds {
    /** Gives {@code number} to the account, switched on; one that it has stays as it is. */
    BindResult add(AccountId account, PhoneNumber number);

    /**
     * Takes {@code number} from one account and gives it to another, switched on. A repeat finds it
     * there and changes nothing.
     */
    BindResult move(PhoneNumber number, AccountId from, AccountId to);

    /** Whether there was such a caller id to remove. */
    boolean remove(AccountId account, PhoneNumber number);

    /** Switches it on or off; false if it is not the account's. */
    boolean activate(AccountId account, PhoneNumber number, boolean active);

    /** Whose it is, on or off. */
    Optional<CallerId> find(PhoneNumber number);

    /** In order of the numbers. */
    List<CallerId> of(AccountId account);

    /**
     * Opens an account for a caller whom nobody knows, with a card number drawn at random that his
     * number proves. Account, caller id and opening credit are written together. Of several first
     * calls at once, one opens it and the others find it.
     */
    EnrolResult enrol(PhoneNumber number, Enrolment enrolment);
}
