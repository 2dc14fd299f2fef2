package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Currency;

/** A row of {@code a2b_hold}. {@code resolvedAt} is null while it is open. */
record HoldRow(
        String id,
        long accountId,
        String currency,
        long placedMicros,
        long amountMicros,
        Instant expiresAt,
        HoldState state,
        long chargedMicros,
        long uncoveredMicros,
        Instant placedAt,
        Instant resolvedAt) {
    static HoldRow placed(HoldId id, AccountId account, Money amount, Instant now, Instant expiry) {
        return new HoldRow(
                id.value(),
                account.value(),
                amount.currency().getCurrencyCode(),
                amount.micros(),
                amount.micros(),
                expiry,
                HoldState.OPEN,
                0,
                0,
                now,
                null);
    }

    HoldRow extended(long moreMicros, Instant expiry) {
        return new HoldRow(
                id,
                accountId,
                currency,
                placedMicros,
                Math.addExact(amountMicros, moreMicros),
                expiry,
                state,
                chargedMicros,
                uncoveredMicros,
                placedAt,
                resolvedAt);
    }

    HoldRow resolved(HoldState how, long charged, long uncovered, Instant now) {
        return new HoldRow(
                id,
                accountId,
                currency,
                placedMicros,
                amountMicros,
                expiresAt,
                how,
                charged,
                uncovered,
                placedAt,
                now);
    }

    Money money(long micros) {
        return new Money(Currency.getInstance(currency), micros);
    }

    boolean isIn(Currency other) {
        return currency.equals(other.getCurrencyCode());
    }

    Hold toHold() {
        return new Hold(
                new HoldId(id), new AccountId(accountId), money(amountMicros), expiresAt, state);
    }
}
