package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.core.did.Did;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidPriceWindow;
import io.a2b.core.did.DidStatus;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.Dids;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.pricing.InboundTerms;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls that come in: what they cost whoever has the number, and how many there are at a time. That
 * many is counted on a row of its own, which is locked behind the row of the call and before that
 * of the account.
 */
final class InboundCalls {
    /** So long the targets of a number may ring, one after the other. */
    static final Duration RING_MAX = Duration.ofMinutes(30);

    private final Dids dids;

    InboundCalls(Dids dids) {
        this.dids = requireNonNull(dids, "dids");
    }

    /** What there is for a call that comes in, or why there is nothing. */
    record InboundOffer(Optional<Offer> offer, Optional<Reason> refusal, int callsMax) {
        private static InboundOffer refused(Reason reason) {
            return new InboundOffer(Optional.empty(), Optional.of(reason), 0);
        }
    }

    InboundOffer find(Account account, CallRequest request, Instant now) {
        Optional<Did> did = dids.find(request.called());
        boolean held = did.isPresent()
                && did.get().status() == DidStatus.ASSIGNED
                && did.get().account().equals(Optional.of(account.id()))
                && did.get().terms().isValidAt(now);
        if (!held) return InboundOffer.refused(Reason.DID_NOT_HELD);
        DidTariff tariff = did.get().terms().tariff();
        if (!tariff.currency().equals(account.currency())) {
            return InboundOffer.refused(Reason.CURRENCY_DIFFERS);
        }
        Offer offer = new Offer(quote(did.get(), now), List.of(), List.of());
        return new InboundOffer(
                Optional.of(offer), Optional.empty(), did.get().terms().callsMax());
    }

    /** The price of the moment in which the call comes in, whenever it is answered or ends. */
    static Quote quote(Did did, Instant at) {
        DidTariff tariff = did.terms().tariff();
        Optional<DidPriceWindow> window = tariff.windowAt(at);
        DidPrice price = tariff.priceAt(at);
        Price terms = Price.perMinute(
                        price.perMinute().micros(),
                        new BillingIncrement(price.firstSeconds(), price.stepSeconds()))
                .withFees(Fees.connection(price.connection().micros()));
        String hours = window.map(one -> one.hours() + " " + tariff.zone()).orElse("");
        return Quote.inbound(
                new InboundTerms(did.number(), hours),
                tariff.currency(),
                terms,
                "DID " + did.terms().country());
    }

    /** Whether a call costs nothing, however long it is. */
    static boolean isFree(Quote quote) {
        return Pricing.most(quote, Pricing.TALK_SECONDS_MAX).isZero();
    }

    /** Whether one more call may come in; it counts from now on. */
    static boolean take(Transaction transaction, CallRow row, int callsMax) {
        LineMapper lines = transaction.mapper(LineMapper.class);
        if (lines.take(row.did(), callsMax) == 1) return true;
        if (!lines.isKnown(row.did())) lines.insert(row.did());
        return lines.take(row.did(), callsMax) == 1; // somebody else may have written it meanwhile
    }

    /** Ends the counting of a call that came in and was open until now; any other is none. */
    static void free(Transaction transaction, CallRow row) {
        if (row.isInbound()) transaction.mapper(LineMapper.class).free(row.did());
    }
}
