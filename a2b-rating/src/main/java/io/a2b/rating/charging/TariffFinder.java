package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Account;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.RouteRequest;
import io.a2b.rating.routing.Router;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that decides on a call but its money. Touches no row of the account, and locks nothing. */
final class TariffFinder {
    private final RateDecks decks;
    private final Router router;

    TariffFinder(RateDecks decks, Router router) {
        this.decks = requireNonNull(decks, "decks");
        this.router = requireNonNull(router, "router");
    }

    /** The answer, or the first reason against it in the order of {@link Reason}. */
    sealed interface Found {
        record Priced(Tariff tariff) implements Found {}

        record Refused(Reason reason) implements Found {}
    }

    Found find(Account account, CallRequest request, Instant now) {
        Optional<Reason> standing = whyNotUsable(account, now);
        if (standing.isPresent()) return new Found.Refused(standing.get());
        Optional<RateDeck> deck = decks.find(account.terms().tariffPlan());
        if (deck.isEmpty()) return new Found.Refused(Reason.DECK_UNKNOWN);
        if (!deck.get().currency().equals(account.currency())) {
            return new Found.Refused(Reason.CURRENCY_DIFFERS);
        }
        Optional<Quote> quote = Quote.find(deck.get(), request.called(), now);
        if (quote.isEmpty()) return new Found.Refused(Reason.NUMBER_UNRATED);
        List<Route> routes =
                router.routes(routeRequest(request, quote.get(), now)).routes();
        if (routes.isEmpty()) return new Found.Refused(Reason.NO_ROUTE);
        return new Found.Priced(new Tariff(quote.get(), routes));
    }

    private static RouteRequest routeRequest(CallRequest request, Quote quote, Instant now) {
        return RouteRequest.of(request.call(), request.called(), now)
                .withCaller(request.callerNumber())
                .withQuote(quote);
    }

    private static Optional<Reason> whyNotUsable(Account account, Instant now) {
        switch (account.standing(now)) {
            case GOOD:
                return Optional.empty();
            case NOT_ACTIVE:
                return Optional.of(Reason.ACCOUNT_NOT_ACTIVE);
            case EXPIRED:
                return Optional.of(Reason.ACCOUNT_EXPIRED);
        }
        throw new AssertionError(account);
    }
}
