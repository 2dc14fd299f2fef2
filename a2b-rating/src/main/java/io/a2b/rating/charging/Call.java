package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.rating.pricing.Quote;

import java.time.Instant;
import java.util.Optional;

/**
 * An authorised call as it was when it was read.
 *
 * @param talkSeconds the limit, extensions included
 * @param held what is, or was, set aside for it
 */
public record Call(
        CallRequest request,
        Quote quote,
        State state,
        long talkSeconds,
        Money held,
        Instant authorizedAt,
        Progress progress) {
    public Call {
        requireNonNull(request, "request");
        requireNonNull(quote, "quote");
        requireNonNull(state, "state");
        requireNonNull(held, "held");
        requireNonNull(authorizedAt, "authorizedAt");
        requireNonNull(progress, "progress");
    }

    /** Where a call stands. */
    public enum State {
        /** Authorised, ringing or talking: its end has not been reported. */
        OPEN,
        /** Answered, ended and charged. */
        CHARGED,
        /** Ended without an answer. */
        RELEASED
    }

    /**
     * What is known of an open call.
     *
     * @param leg the leg that was answered; 0 before
     * @param trunk its trunk; empty before
     */
    public record Progress(
            int leg,
            String trunk,
            Optional<Instant> answeredAt,
            Optional<Instant> seenAt,
            Optional<Instant> lostAt) {}
}
