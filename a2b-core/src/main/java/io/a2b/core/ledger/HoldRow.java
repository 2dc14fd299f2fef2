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
        long partedMicros,
        Instant expiresAt,
        HoldState state,
        long chargedMicros,
        long overrunMicros,
        long debtMicros,
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
                0,
                expiry,
                HoldState.OPEN,
                0,
                0,
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
                partedMicros,
                expiry,
                state,
                chargedMicros,
                overrunMicros,
                debtMicros,
                uncoveredMicros,
                placedAt,
                resolvedAt);
    }

    HoldRow released(HoldState how, Instant now) {
        return resolved(how, new Split(0, 0, 0, 0), now);
    }

    HoldRow posted(Split split, Instant now) {
        return resolved(HoldState.POSTED, split, now);
    }

    private HoldRow resolved(HoldState how, Split split, Instant now) {
        return new HoldRow(
                id,
                accountId,
                currency,
                placedMicros,
                amountMicros,
                partedMicros,
                expiresAt,
                how,
                split.charged(),
                split.overrun(),
                split.debt(),
                split.uncovered(),
                placedAt,
                now);
    }

    HoldRow parted(long micros) {
        return new HoldRow(
                id,
                accountId,
                currency,
                placedMicros,
                amountMicros,
                Math.addExact(partedMicros, micros),
                expiresAt,
                state,
                chargedMicros,
                overrunMicros,
                debtMicros,
                uncoveredMicros,
                placedAt,
                resolvedAt);
    }

    /** What is set aside while it is open: what was placed and extended, less the parts. */
    long leftMicros() {
        return amountMicros - partedMicros;
    }

    /** What the account has paid for it at its end, besides the parts. */
    long paidMicros() {
        return Math.addExact(Math.addExact(chargedMicros, overrunMicros), debtMicros);
    }

    Money money(long micros) {
        return new Money(Currency.getInstance(currency), micros);
    }

    boolean isIn(Currency other) {
        return currency.equals(other.getCurrencyCode());
    }

    Hold toHold() {
        return new Hold(
                new HoldId(id), new AccountId(accountId), money(leftMicros()), expiresAt, state);
    }
}
