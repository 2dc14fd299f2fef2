package io.a2b.rating.routing;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.pricing.Quote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carriers, their decks and trunks, put together by a test. */
final class RoutingRig {
    static final Currency USD = Currency.getInstance("USD");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final PhoneNumber MOBILE = new PhoneNumber("351912345678");

    final Map<String, RateDeck> decks = new HashMap<>();
    final List<Carrier> carriers = new ArrayList<>();
    final List<Trunk> trunks = new ArrayList<>();

    /** A carrier with a deck of its own, and a trunk to it, all of one name. */
    RoutingRig carrier(String name, Rate... rates) {
        return carrier(name, TrunkTerms.DEFAULT, rates);
    }

    RoutingRig carrier(String name, TrunkTerms terms, Rate... rates) {
        deck(name, USD, rates);
        carriers.add(Carrier.of(name, USD, name));
        return trunk(name, terms.withCarrier(name));
    }

    RoutingRig deck(String name, Currency currency, Rate... rates) {
        decks.put(name, RateDeck.of(new DeckVersion(name, 1), currency, List.of(rates)));
        return this;
    }

    RoutingRig trunk(String name, TrunkTerms terms) {
        trunks.add(Trunk.of(name, "PJSIP", name).withTerms(terms));
        return this;
    }

    RouterBuilder router() {
        TrunkSet set = TrunkSet.of(carriers, trunks);
        return Router.over(() -> set, name -> Optional.ofNullable(decks.get(name)));
    }

    static Rate rate(String prefix, long perMinuteMicros) {
        return new Rate(
                new Prefix(prefix), "Somewhere", perMinuteMicros, BillingIncrement.SECOND, 0);
    }

    static Quote sold(long perMinuteMicros) {
        return sold(Price.perMinute(perMinuteMicros, BillingIncrement.SECOND));
    }

    static Quote sold(Price price) {
        Rate rate = rate("351", 0);
        return new Quote(
                new DeckVersion("sold", 1), USD, rate.withTerms(rate.terms().withPrice(price)));
    }

    /** A minute's call that is sold at 0.10 a minute. */
    static RouteRequest request() {
        return request("call-1");
    }

    static RouteRequest request(String call) {
        return RouteRequest.of(new CallId(call), MOBILE, NOON)
                .withQuote(sold(100_000))
                .withTalkSecondsExpected(60);
    }

    static List<String> names(Routing routing) {
        return routing.routes().stream().map(route -> route.trunk().name()).toList();
    }
}
