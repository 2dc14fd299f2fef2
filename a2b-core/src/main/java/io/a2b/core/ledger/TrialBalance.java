package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;

/**
 * What all customers have together, and each of the operator's accounts, in one currency. What one
 * account has another lacks: the sum is zero at every commit.
 *
 * @param customers the sum of the stored balances of all accounts, not of their entries: two
 *     records of the same money meet here
 * @param operator the sum of the entries of each of the operator's accounts that has any
 */
public record TrialBalance(Currency currency, Money customers, Map<SystemAccount, Money> operator) {
    public TrialBalance {
        requireNonNull(currency, "currency");
        requireNonNull(customers, "customers");
        EnumMap<SystemAccount, Money> sorted = new EnumMap<>(SystemAccount.class);
        sorted.putAll(operator);
        operator = Collections.unmodifiableMap(sorted);
    }

    /** Zero, or something is wrong with the books. */
    public Money sum() {
        return operator.values().stream().reduce(customers, Money::plus);
    }

    public boolean isZero() {
        return sum().isZero();
    }
}
