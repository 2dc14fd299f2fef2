package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.offer.Means;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.pricing.TalkLimit;

import java.time.Duration;
import java.util.Optional;

/** For a call that comes in: a line of the number, and money only if the call costs any. */
final class InboundFunding implements Funding {
    private final Transaction transaction;
    private final Ledger ledger;
    private final CallRow row;
    private final int callsMax;

    /** @param row of the call, whatever it says of an answer */
    InboundFunding(Transaction transaction, Ledger ledger, CallRow row, int callsMax) {
        this.transaction = requireNonNull(transaction, "transaction");
        this.ledger = requireNonNull(ledger, "ledger");
        this.row = requireNonNull(row, "row");
        this.callsMax = callsMax;
    }

    @Override
    public Optional<Reason> admit() {
        return InboundCalls.take(transaction, row, callsMax)
                ? Optional.empty()
                : Optional.of(Reason.DID_CALLS_EXCEEDED);
    }

    @Override
    public void abandon() {
        InboundCalls.free(transaction, row);
    }

    @Override
    public Means means(Means account) {
        return Funding.withoutCounting(account);
    }

    @Override
    public TalkLimit limit(Means means, Offer offer) {
        if (!InboundCalls.isFree(offer.quote())) return means.limit(offer);
        return new TalkLimit(means.talkSecondsMax(), Money.zero(offer.quote().currency()));
    }

    @Override
    public Optional<HoldResult.Reason> hold(CallRow granted, TalkLimit limit, Duration timeToLive) {
        if (granted.isWithoutHold()) return Optional.empty();
        return Funding.reason(
                ledger.placeLate(granted.hold(), granted.account(), limit.charge(), timeToLive));
    }
}
