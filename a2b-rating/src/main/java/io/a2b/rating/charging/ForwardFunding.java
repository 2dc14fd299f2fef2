package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.offer.Means;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.TalkLimit;

import java.time.Duration;
import java.util.Optional;

/**
 * For a call that carries on one that came in: the money has to last for both. It is all held for
 * this one, beyond what the other has already, so that it is free again as a whole for the next
 * target if nobody answers. {@link LinkedCloser} shares it out if somebody does.
 */
final class ForwardFunding implements Funding {
    private final CallRequest request;
    private final CallMapper calls;
    private final Ledger ledger;
    private CallRow inbound;

    ForwardFunding(Transaction transaction, Ledger ledger, CallRequest request) {
        this.request = requireNonNull(request, "request");
        this.calls = transaction.mapper(CallMapper.class);
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /** @throws CallConflictException if there is no call to carry on */
    @Override
    public Optional<Reason> admit() {
        inbound = calls.lock(request.forwarding().orElseThrow().inbound());
        boolean open = inbound != null
                && inbound.state() == CallRow.State.OPEN
                && inbound.answeredAt() == null
                && inbound.isInbound()
                && inbound.accountId() == request.account().value()
                && inbound.request().did().equals(request.did());
        if (!open) {
            throw new CallConflictException(
                    request.call(), "there is no such call of this account to carry on");
        }
        return Optional.empty();
    }

    @Override
    public Means means(Means account) {
        return Funding.withoutCounting(account);
    }

    /** The longest talk for which the money for both is there. */
    @Override
    public TalkLimit limit(Means means, Offer offer) {
        long low = 0;
        long high = means.limit(offer).talkSeconds();
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (both(offer.quote(), middle).compareTo(means.available()) <= 0) low = middle;
            else high = middle - 1;
        }
        return new TalkLimit(low, both(offer.quote(), low));
    }

    /** What this call costs, and what the one that came in costs beyond what it has. */
    private Money both(Quote quote, long talkSeconds) {
        Money own = Pricing.most(quote, talkSeconds);
        Quote other = inbound.readQuote();
        Money more = Pricing.most(other, talkSeconds)
                .minus(Pricing.most(other, inbound.talkSecondsLimit()));
        return more.isNegative() ? own : own.plus(more);
    }

    @Override
    public Optional<HoldResult.Reason> hold(CallRow granted, TalkLimit limit, Duration timeToLive) {
        return Funding.reason(
                ledger.placeLate(granted.hold(), granted.account(), limit.charge(), timeToLive));
    }
}
