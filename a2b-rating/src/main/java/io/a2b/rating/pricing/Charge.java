package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

/**
 * What a call costs.
 *
 * @param talkSeconds from answer to hang-up
 * @param billedSeconds talk rounded up to whole billing increments
 * @param freeSeconds how many of the billed seconds an allowance covers
 * @param amount zero or more
 */
public record Charge(long talkSeconds, long billedSeconds, long freeSeconds, Money amount) {
    public Charge {
        if (talkSeconds < 0) throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        if (billedSeconds < talkSeconds) {
            throw new IllegalArgumentException("billedSeconds: " + billedSeconds);
        }
        if (freeSeconds < 0) throw new IllegalArgumentException("freeSeconds: " + freeSeconds);
        requireNonNull(amount, "amount");
    }
}
