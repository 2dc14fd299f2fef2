package io.a2b.core.caller;

import io.a2b.core.account.AccountId;

import java.util.List;
import java.util.Optional;

/**
 * The speed dials of accounts, one per code. Thread-safe; every method is one transaction and safe
 * to repeat, and may throw {@link io.a2b.core.A2bException} when the database fails.
 */
public interface SpeedDials {
    /**
     * Puts {@code speedDial} in the place of what its code stood for.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    void set(AccountId account, SpeedDial speedDial);

    /** Whether the code stood for anything. */
    boolean clear(AccountId account, int code);

    /** What the code stands for. */
    Optional<SpeedDial> find(AccountId account, int code);

    /** In order of the codes. */
    List<SpeedDial> of(AccountId account);
}
