package io.a2b.rating.pricing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

/**
 * How long somebody may talk.
 *
 * @param talkSeconds 0 when the money does not pay for the first second
 * @param charge the most that a call of up to {@code talkSeconds} costs: what has to be set aside
 */
public record TalkLimit(long talkSeconds, Money charge) {
    public TalkLimit {
        if (talkSeconds < 0) throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
        requireNonNull(charge, "charge");
    }
}
