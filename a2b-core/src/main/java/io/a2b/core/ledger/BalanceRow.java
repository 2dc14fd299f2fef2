package io.a2b.core.ledger;

import io.a2b.core.money.Money;

import java.util.Currency;

/** What the ledger reads of a row of {@code a2b_account}. */
record BalanceRow(
        String currency,
        long creditLimitMicros,
        int callsMax,
        long postedMicros,
        long heldMicros,
        int callsHeld) {
    boolean isIn(Currency other) {
        return currency.equals(other.getCurrencyCode());
    }

    /** May be below zero where a credit limit was lowered under what is owed already. */
    long availableMicros() {
        return toBalance().available().micros();
    }

    Balance toBalance() {
        Currency unit = Currency.getInstance(currency);
        return new Balance(
                new Money(unit, postedMicros),
                new Money(unit, heldMicros),
                new Money(unit, creditLimitMicros),
                callsHeld);
    }
}
