package io.a2b.core.spi;

import io.a2b.core.account.CardNumber;

/**
 * Where new card numbers come from. Thread-safe, and quick: it is asked while a transaction is
 * open. A number that is somebody's already is drawn anew, so it need not know which are taken; but
 * it must be able to give another one each time. Card numbers are credentials: whoever knows some
 * must not be able to tell the next.
 *
 * @see io.a2b.core.account.CardNumbers the one that comes with a2b
 */
@FunctionalInterface
public interface CardNumberGenerator {
    /** Another number each time; throws only what should undo the opening of the account. */
    CardNumber draw();
}
