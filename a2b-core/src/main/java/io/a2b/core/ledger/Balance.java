package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

/**
 * What an account has, at one moment.
 *
 * @param posted booked: all that came in less all that was charged; negative when the account owes
 * @param held promised to calls in progress; zero or more
 * @param creditLimit how far below zero it may go; zero or more
 * @param callsHeld open holds
 */
public record Balance(Money posted, Money held, Money creditLimit, int callsHeld) {
    public Balance {
        requireNonNull(posted, "posted");
        requireNonNull(held, "held");
        requireNonNull(creditLimit, "creditLimit");
    }

    /** What a further call may cost: posted - held + credit limit. Computed, never stored. */
    public Money available() {
        return posted.minus(held).plus(creditLimit);
    }
}
