package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;

import java.util.List;

/**
 * The ways that a call may take, and why it takes no others: a value, a text for people
 * ({@link #toString}) and, through Jackson, JSON.
 *
 * @param talkSecondsExpected the length at which costs were compared
 * @param routes in the order to try them; no trunk is there twice
 */
public record Routing(
        RoutedNumber number,
        int talkSecondsExpected,
        List<Route> routes,
        List<Rejection> rejections) {
    public Routing {
        requireNonNull(number, "number");
        routes = List.copyOf(routes);
        rejections = List.copyOf(rejections);
    }

    /** These routes, whatever they cost. */
    public static Routing of(RouteRequest request, List<Route> routes) {
        RoutedNumber number =
                RoutedNumber.asDialled(request.called(), RoutedNumber.Lookup.NOT_ASKED);
        return new Routing(number, request.talkSecondsExpected(), routes, List.of());
    }

    /** One line per decision. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("routes for ").append(number);
        for (Route route : routes) {
            text.append('\n').append(route.trunk().name());
            if (!route.failoverFor().isEmpty()) {
                text.append(", failover for ").append(route.failoverFor());
            }
            route.cost().ifPresent(cost -> text.append(": ").append(of(cost)));
        }
        for (Rejection rejection : rejections) text.append('\n').append(rejection);
        return text.toString();
    }

    private String of(Cost cost) {
        long micros = cost.micros(talkSecondsExpected);
        String from = cost.deck().map(deck -> ", rate deck " + deck).orElse("");
        return "%d s cost %s%s"
                .formatted(talkSecondsExpected, new Money(cost.currency(), micros), from);
    }
}
