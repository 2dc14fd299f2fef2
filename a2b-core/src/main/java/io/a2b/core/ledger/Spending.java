package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.SpendCaps;
import io.a2b.core.money.Money;

import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account has spent in the day and the month it was read in, of what it may spend.
 *
 * @param today zero where there is no cap for a day: nobody counts then
 * @param thisMonth zero where there is no cap for a month
 */
public record Spending(SpendCaps caps, Money today, Money thisMonth) {
    public Spending {
        requireNonNull(caps, "caps");
        requireNonNull(today, "today");
        requireNonNull(thisMonth, "thisMonth");
    }

    /** Without a cap. */
    public static Spending uncapped(Currency currency) {
        Money zero = Money.zero(currency);
        return new Spending(SpendCaps.none(), zero, zero);
    }

    /** What may still be spent, calls in progress not counted; below zero when fees went beyond. */
    public Optional<Money> left() {
        return Stream.of(
                        caps.day().map(cap -> cap.minus(today)),
                        caps.month().map(cap -> cap.minus(thisMonth)))
                .flatMap(Optional::stream)
                .min(Money::compareTo);
    }
}
