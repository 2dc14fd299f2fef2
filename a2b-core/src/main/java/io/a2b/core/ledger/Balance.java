package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.util.Optional;

/**
 * What an account has, at one moment.
 *
 * @param posted booked: all that came in less all that was charged; negative when the account owes
 * @param held promised to calls in progress; zero or more
 * @param creditLimit how far below zero it may go; zero or more
 * @param callsHeld open holds
 * @param spending what its caps leave it
 */
public record Balance(
        Money posted, Money held, Money creditLimit, int callsHeld, Spending spending) {
    public Balance {
        requireNonNull(posted, "posted");
        requireNonNull(held, "held");
        requireNonNull(creditLimit, "creditLimit");
        requireNonNull(spending, "spending");
    }

    /** Of an account without caps. */
    public Balance(Money posted, Money held, Money creditLimit, int callsHeld) {
        this(posted, held, creditLimit, callsHeld, Spending.uncapped(posted.currency()));
    }

    /** The money there is: posted - held + credit limit. Computed, never stored. */
    public Money funds() {
        return posted.minus(held).plus(creditLimit);
    }

    /** What a further call may cost: the least of the money there is and what the caps leave. */
    public Money available() {
        Money funds = funds();
        return room().filter(room -> room.compareTo(funds) < 0).orElse(funds);
    }

    /** Whether a cap leaves less than the money would. */
    public boolean isCapped() {
        return room().filter(room -> room.compareTo(funds()) < 0).isPresent();
    }

    private Optional<Money> room() {
        return spending.left().map(left -> left.minus(held));
    }
}
