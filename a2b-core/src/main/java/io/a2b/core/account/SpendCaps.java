package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

import java.util.Objects;
import java.util.Optional;

/**
 * The most an account may spend in a day and in a month of its own calendar, however much it has: a
 * fence against stolen cards and hacked switches. Immutable; start from {@link #none}.
 *
 * <p>Charges of calls and fees count, at the latest from the moment a cap is there, in the day and
 * month in which they are booked; what comes back by a refund, a correction or a reversal makes no
 * room again before the window ends. No call is let through beyond a cap; fees that were agreed are
 * booked all the same.
 */
public final class SpendCaps {
    private static final SpendCaps NONE = new SpendCaps(null, null);

    private final Money day; // null: none
    private final Money month; // null: none

    private SpendCaps(Money day, Money month) {
        this.day = day;
        this.month = month;
    }

    /** Nothing but the money is a limit. */
    public static SpendCaps none() {
        return NONE;
    }

    /**
     * @param cap zero or more; zero lets calls through that cost nothing
     * @throws CurrencyMismatchException if the cap of a month is in another currency
     */
    public SpendCaps withDay(Money cap) {
        return new SpendCaps(requireCap(cap, month), month);
    }

    /**
     * @param cap zero or more
     * @throws CurrencyMismatchException if the cap of a day is in another currency
     */
    public SpendCaps withMonth(Money cap) {
        return new SpendCaps(day, requireCap(cap, day));
    }

    private static Money requireCap(Money cap, Money other) {
        requireNonNull(cap, "cap");
        if (cap.isNegative()) throw new IllegalArgumentException("cap: " + cap);
        if (other != null) cap.compareTo(other);
        return cap;
    }

    public Optional<Money> day() {
        return Optional.ofNullable(day);
    }

    public Optional<Money> month() {
        return Optional.ofNullable(month);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpendCaps caps
                && Objects.equals(day, caps.day)
                && Objects.equals(month, caps.month);
    }

    @Override
    public int hashCode() {
        return Objects.hash(day, month);
    }

    @Override
    public String toString() {
        return "day " + (day == null ? "uncapped" : day) + ", month "
                + (month == null ? "uncapped" : month);
    }
}
