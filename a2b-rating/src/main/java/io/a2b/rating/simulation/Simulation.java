package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.TalkLimit;
import io.a2b.rating.routing.Route;
import io.a2b.rating.routing.Routing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would become of a call, and why: a value, a text for people ({@link #toString}) and JSON.
 *
 * @param plan the name of the tariff plan; empty if there is no such account
 * @param available what the call may cost; empty if there is no such account
 * @param refusal why an authorisation would be refused; empty if it would be granted. The first
 *     reason that applies, as for a live call; what is known beside it is told all the same
 * @param rates those that the call may be charged at, best first, then those that were left out
 * @param routings the ways that were looked for, for one rate after the other
 * @param quote the price that the call would get, with the allowance that would pay for some of it
 * @param routes those that it would be tried on, in order
 * @param limit the longest talk, and what would be set aside for it; empty if there is no quote
 * @param talks what was asked to be priced; empty if there is no quote
 */
public record Simulation(
        PhoneNumber called,
        Instant at,
        String plan,
        Optional<Money> available,
        Optional<Authorization.Reason> refusal,
        List<ConsideredRate> rates,
        List<Routing> routings,
        Optional<Quote> quote,
        List<Route> routes,
        Optional<TalkLimit> limit,
        List<PricedTalk> talks) {
    public Simulation {
        requireNonNull(called, "called");
        requireNonNull(at, "at");
        requireNonNull(plan, "plan");
        requireNonNull(available, "available");
        requireNonNull(refusal, "refusal");
        requireNonNull(quote, "quote");
        requireNonNull(limit, "limit");
        rates = List.copyOf(rates);
        routings = List.copyOf(routings);
        routes = List.copyOf(routes);
        talks = List.copyOf(talks);
    }

    /** Nothing but that there is no such account. */
    static Simulation ofUnknownAccount(PhoneNumber called, Instant at) {
        return new Simulation(
                called,
                at,
                "",
                Optional.empty(),
                Optional.of(Authorization.Reason.ACCOUNT_UNKNOWN),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Whether a live call would be granted. */
    public boolean isGranted() {
        return refusal.isEmpty();
    }

    /**
     * As JSON: the fields of this record, amounts as micros with their currency, instants as text
     * in UTC. {@link #ofJson} reads it as an equal simulation.
     */
    public String toJson() {
        return SimulationJson.write(this);
    }

    /** @throws IllegalArgumentException if {@code json} was not made by {@link #toJson} */
    public static Simulation ofJson(String json) {
        return SimulationJson.read(json);
    }

    /** One line per decision and figure. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("call to " + called + " at " + at);
        if (!plan.isEmpty()) text.append(", plan ").append(plan);
        available.ifPresent(money -> text.append(", ").append(money).append(" available"));
        text.append('\n').append(refusal.map(Simulation::text).orElse("granted"));
        limit.ifPresent(most -> text.append("\nlongest talk: ")
                .append(most.talkSeconds())
                .append(" s for ")
                .append(most.charge()));
        quote.flatMap(Quote::coverage)
                .ifPresent(coverage -> text.append("\nallowance ")
                        .append(coverage.allowance())
                        .append(": ")
                        .append(
                                coverage.coversAll()
                                        ? "the whole call"
                                        : coverage.freeSeconds() + " s"));
        rates.forEach(rate -> text.append('\n').append(rate));
        routings.forEach(routing -> text.append('\n').append(routing));
        talks.forEach(talk -> text.append('\n').append(talk));
        return text.toString();
    }

    private static String text(Authorization.Reason reason) {
        return "refused: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
