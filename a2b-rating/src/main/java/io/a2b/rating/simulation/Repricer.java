package io.a2b.rating.simulation;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.simulation.RepricedCall.Outcome;

import java.util.Optional;

/** Rates charged calls on another deck. Pure and immutable. */
final class Repricer {
    private final RateDeck deck;
    private final Optional<String> ratedBy;

    /** @param ratedBy only calls that a deck of this name rated */
    Repricer(RateDeck deck, Optional<String> ratedBy) {
        this.deck = deck;
        this.ratedBy = ratedBy;
    }

    /** Empty if the call was rated by another deck than is meant. */
    Optional<RepricedCall> reprice(ChargedCallRow row) {
        Quote old = row.readQuote();
        if (ratedBy.isPresent() && !ratedBy.get().equals(old.deck().deck())) {
            return Optional.empty();
        }
        if (!old.currency().equals(deck.currency())) {
            return Optional.of(repriced(row, old, Outcome.CURRENCY_DIFFERS, null, null));
        }
        Optional<Quote> found = CallQuotes.find(
                deck,
                row.authorizedAt(),
                old.extraPerMinuteMicros(),
                new RatedCall(
                        row.calledNumber(),
                        RecordedCalls.digits(row.callerNumber()),
                        row.answeredAt(),
                        row.talkSeconds()));
        if (found.isEmpty()) {
            return Optional.of(repriced(row, old, Outcome.UNRATED, null, null));
        }
        Quote quote = covered(found.get(), old, row);
        Money price = Pricing.charge(quote, row.talkSeconds(), row.answeredAt()).amount();
        long now = Math.addExact(row.chargedMicros(), row.uncoveredMicros());
        Outcome outcome = price.micros() == now
                ? Outcome.SAME
                : price.micros() < now ? Outcome.CHEAPER : Outcome.DEARER;
        return Optional.of(repriced(row, old, outcome, quote, price));
    }

    /** The allowance is not touched, so that it pays for exactly the seconds that it paid for. */
    private static Quote covered(Quote quote, Quote old, ChargedCallRow row) {
        if (old.coverage().isEmpty()) return quote;
        Coverage coverage = old.coverage().get();
        if (coverage.coversAll()) return quote.withCoverage(coverage);
        long paid = Pricing.charge(old, row.talkSeconds(), row.answeredAt()).freeSeconds();
        return quote.withCoverage(new Coverage(coverage.allowance(), paid));
    }

    private static RepricedCall repriced(
            ChargedCallRow row, Quote old, Outcome outcome, Quote quote, Money price) {
        return new RepricedCall(
                new CallId(row.callId()),
                new AccountId(row.accountId()),
                new PhoneNumber(row.calledNumber()),
                row.answeredAt(),
                row.talkSeconds(),
                new Money(old.currency(), row.chargedMicros()),
                new Money(old.currency(), row.uncoveredMicros()),
                outcome,
                Optional.ofNullable(quote),
                Optional.ofNullable(price));
    }
}
