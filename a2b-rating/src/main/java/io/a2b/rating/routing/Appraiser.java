package io.a2b.rating.routing;

import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Appraisal.Acceptable;
import io.a2b.rating.routing.Appraisal.Unacceptable;
import io.a2b.rating.routing.Rejection.Reason;

import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

/** Says of trunks what they cost for one call, and whether that will do. Used by one thread. */
final class Appraiser {
    private final DeckRouter router;
    private final RouteRequest request;
    private final TrunkSet trunks;
    private final int talkSeconds;
    private final OptionalLong charge;

    /** What costs have to be in; null until the first is known, when the price says nothing. */
    private Currency currency;

    private RoutedNumber number;

    Appraiser(DeckRouter router, RouteRequest request, TrunkSet trunks) {
        this.router = router;
        this.request = request;
        this.trunks = trunks;
        talkSeconds = router.talkSeconds(request);
        currency = request.quote().map(Quote::currency).orElse(null);
        charge = charge(request, talkSeconds);
        number = RoutedNumber.asDialled(request.called(), RoutedNumber.Lookup.NOT_ASKED);
    }

    /** An allowance was paid for on its own: what it makes free is no loss. */
    private static OptionalLong charge(RouteRequest request, int talkSeconds) {
        if (request.quote().isEmpty()) return OptionalLong.empty();
        Quote quote = request.quote().get();
        Quote paid = new Quote(
                quote.deck(),
                quote.currency(),
                quote.rounding(),
                quote.rate(),
                quote.extraPerMinuteMicros(),
                quote.split(),
                Optional.empty());
        return OptionalLong.of(
                Pricing.charge(paid, talkSeconds, request.at()).amount().micros());
    }

    int talkSeconds() {
        return talkSeconds;
    }

    /** What decks were asked for, and as dialled if none was. */
    RoutedNumber number() {
        return number;
    }

    /** @param otherwise what the trunk costs if its carrier has no deck */
    Appraisal appraise(Trunk trunk, Optional<Cost> otherwise) {
        if (trunk.terms().status() == Status.OFF) {
            return Unacceptable.because(trunk, Reason.TRUNK_OFF);
        }
        Optional<Carrier> carrier = trunks.findCarrier(trunk.terms().carrier());
        if (carrier.isPresent() && carrier.get().status() == Status.OFF) {
            return Unacceptable.because(trunk, Reason.CARRIER_OFF);
        }
        if (carrier.isPresent() && !carrier.get().deck().isEmpty()) {
            return byDeck(trunk, carrier.get());
        }
        if (otherwise.isPresent()) return byCost(trunk, otherwise.get());
        if (router.config.guard().on() && charge.isPresent()) {
            return Unacceptable.because(trunk, Reason.NO_COST_RATE);
        }
        return new Acceptable(new RouteOffer(trunk, Optional.empty(), OptionalLong.empty()));
    }

    private Appraisal byDeck(Trunk trunk, Carrier carrier) {
        Optional<RateDeck> found = router.decks.apply(carrier.deck());
        if (found.isEmpty()) return Unacceptable.because(trunk, Reason.DECK_UNKNOWN);
        RateDeck deck = found.get();
        askForPorting();
        CarrierRates rates = new CarrierRates(
                deck,
                trunk.name(),
                number.digits(),
                request.caller(),
                request.at().getEpochSecond());
        int row = rates.match();
        if (row == RateDeck.NO_ROW) {
            Reason reason = rates.hasAny() ? Reason.COST_NOT_VALID : Reason.NO_COST_RATE;
            return Unacceptable.because(trunk, reason);
        }
        if (!deck.currency().equals(carrier.currency())) {
            return Unacceptable.because(trunk, Reason.CURRENCY_DIFFERS);
        }
        PriceCurve curve = deck.curve(row);
        Cost cost = new Cost(
                deck.currency(), curve.price(), curve.rounding(), Optional.of(deck.version()));
        return priced(trunk, cost, Cost.micros(curve, talkSeconds));
    }

    private void askForPorting() {
        if (number.lookup() == RoutedNumber.Lookup.NOT_ASKED) {
            number = router.portability.find(request.called());
        }
    }

    private Appraisal byCost(Trunk trunk, Cost cost) {
        return priced(trunk, cost, cost.micros(talkSeconds));
    }

    private Appraisal priced(Trunk trunk, Cost cost, long costMicros) {
        if (currency == null) currency = cost.currency();
        // there is no rate of exchange to go by, and taking one for the other may lose money
        if (!cost.currency().equals(currency)) {
            return Unacceptable.because(trunk, Reason.CURRENCY_DIFFERS);
        }
        if (charge.isPresent()) {
            Margin margin =
                    router.config.guard().margin(talkSeconds, charge.getAsLong(), costMicros);
            if (!router.config.guard().admits(margin)) return Unacceptable.loses(trunk, margin);
        }
        return new Acceptable(
                new RouteOffer(trunk, Optional.of(cost), OptionalLong.of(costMicros)));
    }
}
