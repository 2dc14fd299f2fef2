package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.Trace;

import java.time.Instant;
import java.util.Optional;

/**
 * A charged call, rated anew.
 *
 * @param charged what the account has paid for it, corrections included
 * @param uncovered what was written off of it
 * @param quote what the deck asks; empty unless the deck rates it, in its currency
 * @param price what the call would cost; empty likewise
 */
public record RepricedCall(
        CallId call,
        AccountId account,
        PhoneNumber called,
        Instant answeredAt,
        long talkSeconds,
        Money charged,
        Money uncovered,
        Outcome outcome,
        Optional<Quote> quote,
        Optional<Money> price) {
    /** What would become of its price. */
    public enum Outcome {
        SAME,
        CHEAPER,
        DEARER,
        /** The deck has no rate for it. */
        UNRATED,
        /** It was charged in another currency than the deck's. */
        CURRENCY_DIFFERS
    }

    public RepricedCall {
        requireNonNull(call, "call");
        requireNonNull(account, "account");
        requireNonNull(called, "called");
        requireNonNull(answeredAt, "answeredAt");
        requireNonNull(charged, "charged");
        requireNonNull(uncovered, "uncovered");
        requireNonNull(outcome, "outcome");
        requireNonNull(quote, "quote");
        requireNonNull(price, "price");
    }

    /** What it costs now, paid or written off. */
    public Money cost() {
        return charged.plus(uncovered);
    }

    /** Why it would cost {@link #price}. */
    public Optional<Trace> trace() {
        return quote.map(q -> Pricing.explain(q, called, talkSeconds, answeredAt));
    }

    /** Whether it would be charged anew. */
    public boolean changes() {
        return outcome == Outcome.CHEAPER || outcome == Outcome.DEARER;
    }
}
