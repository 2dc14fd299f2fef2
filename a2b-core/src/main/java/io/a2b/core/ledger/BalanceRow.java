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

    /** The guard of the statements that take money, in the same words: see {@link LedgerMapper}. */
    boolean covers(long micros) {
        return Math.subtractExact(postedMicros, heldMicros)
                >= Math.subtractExact(micros, creditLimitMicros);
    }

    BalanceRow plus(long posted, long held, int calls) {
        return new BalanceRow(
                currency,
                creditLimitMicros,
                callsMax,
                Math.addExact(postedMicros, posted),
                Math.addExact(heldMicros, held),
                Math.addExact(callsHeld, calls));
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
