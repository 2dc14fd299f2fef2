package io.a2b.core.ledger;

import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What the ledger reads of a row of {@code a2b_account}. Caps are null where there are none, ends
 * of windows where nothing was spent yet.
 */
record BalanceRow(
        String currency,
        AccountStatus status,
        long creditLimitMicros,
        int callsMax,
        long postedMicros,
        long heldMicros,
        int callsHeld,
        String zone,
        Long dayCapMicros,
        long daySpentMicros,
        Instant dayEndsAt,
        Long monthCapMicros,
        long monthSpentMicros,
        Instant monthEndsAt) {
    boolean isIn(Currency other) {
        return currency.equals(other.getCurrencyCode());
    }

    boolean isActive() {
        return status == AccountStatus.ACTIVE;
    }

    /** May be below zero where a credit limit was lowered under what is owed already. */
    long fundsMicros() {
        return Math.addExact(Math.subtractExact(postedMicros, heldMicros), creditLimitMicros);
    }

    /** The least of the money and of what the caps leave. */
    long availableMicros(Instant now) {
        return toBalance(now).available().micros();
    }

    /** The guard of the statements that take money, in the same words: see {@link LedgerMapper}. */
    boolean covers(long micros) {
        return Math.subtractExact(postedMicros, heldMicros)
                >= Math.subtractExact(micros, creditLimitMicros);
    }

    /** The guards of the caps, likewise. */
    boolean hasRoom(long micros, Instant now) {
        return hasRoom(dayCapMicros, daySpent(now), micros)
                && hasRoom(monthCapMicros, monthSpent(now), micros);
    }

    private boolean hasRoom(Long cap, long spent, long micros) {
        if (cap == null) return true;
        return Math.addExact(heldMicros, spent) <= Math.subtractExact(cap, micros);
    }

    /** Whether what is spent now counts in the windows as they are, if anybody counts. */
    boolean isCounted(Instant now) {
        return (dayCapMicros == null || isAhead(dayEndsAt, now))
                && (monthCapMicros == null || isAhead(monthEndsAt, now));
    }

    private static boolean isAhead(Instant end, Instant now) {
        return end != null && end.isAfter(now);
    }

    private long daySpent(Instant now) {
        return isAhead(dayEndsAt, now) ? daySpentMicros : 0;
    }

    private long monthSpent(Instant now) {
        return isAhead(monthEndsAt, now) ? monthSpentMicros : 0;
    }

    /** When the day of {@code now} is over where the account is; days may have 23 or 25 hours. */
    Instant dayEnd(Instant now) {
        ZoneId at = ZoneId.of(zone);
        return LocalDate.ofInstant(now, at).plusDays(1).atStartOfDay(at).toInstant();
    }

    Instant monthEnd(Instant now) {
        ZoneId at = ZoneId.of(zone);
        LocalDate first = LocalDate.ofInstant(now, at).withDayOfMonth(1);
        return first.plusMonths(1).atStartOfDay(at).toInstant();
    }

    BalanceRow plus(long posted, long held, int calls, long spent) {
        return new BalanceRow(
                currency,
                status,
                creditLimitMicros,
                callsMax,
                Math.addExact(postedMicros, posted),
                Math.addExact(heldMicros, held),
                Math.addExact(callsHeld, calls),
                zone,
                dayCapMicros,
                Math.addExact(daySpentMicros, spent),
                dayEndsAt,
                monthCapMicros,
                Math.addExact(monthSpentMicros, spent),
                monthEndsAt);
    }

    /** With new windows where the old ones are over: see {@link LedgerMapper#turnWindows}. */
    BalanceRow turned(Instant now, Instant dayEnd, Instant monthEnd) {
        return new BalanceRow(
                currency,
                status,
                creditLimitMicros,
                callsMax,
                postedMicros,
                heldMicros,
                callsHeld,
                zone,
                dayCapMicros,
                daySpent(now),
                isAhead(dayEndsAt, now) ? dayEndsAt : dayEnd,
                monthCapMicros,
                monthSpent(now),
                isAhead(monthEndsAt, now) ? monthEndsAt : monthEnd);
    }

    Balance toBalance(Instant now) {
        Currency unit = Currency.getInstance(currency);
        return new Balance(
                new Money(unit, postedMicros),
                new Money(unit, heldMicros),
                new Money(unit, creditLimitMicros),
                callsHeld,
                spending(unit, now));
    }

    private Spending spending(Currency unit, Instant now) {
        if (dayCapMicros == null && monthCapMicros == null) return Spending.uncapped(unit);
        SpendCaps caps = SpendCaps.none();
        if (dayCapMicros != null) caps = caps.withDay(new Money(unit, dayCapMicros));
        if (monthCapMicros != null) caps = caps.withMonth(new Money(unit, monthCapMicros));
        return new Spending(
                caps,
                new Money(unit, dayCapMicros == null ? 0 : daySpent(now)),
                new Money(unit, monthCapMicros == null ? 0 : monthSpent(now)));
    }
}
