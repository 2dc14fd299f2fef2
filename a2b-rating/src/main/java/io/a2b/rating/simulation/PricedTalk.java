package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.rating.pricing.Charge;
import io.a2b.rating.pricing.Trace;

import java.util.List;
import java.util.Optional;

/**
 * What a call of one length would bring and cost.
 *
 * @param charge what the account pays; nobody says that it can: see {@link Simulation#limit}
 * @param routes in the order in which they are tried
 * @param trace why the charge is what it is
 */
public record PricedTalk(Charge charge, List<ByRoute> routes, Trace trace) {
    public PricedTalk {
        requireNonNull(charge, "charge");
        requireNonNull(trace, "trace");
        routes = List.copyOf(routes);
    }

    /**
     * What it costs to carry the call by one trunk.
     *
     * @param cost what the carrier bills; empty if that is not known
     * @param margin charge less cost; empty if one of them is not known, or they are in different
     *     currencies
     */
    public record ByRoute(String trunk, Optional<Money> cost, Optional<Money> margin) {
        public ByRoute {
            requireNonNull(trunk, "trunk");
            requireNonNull(cost, "cost");
            requireNonNull(margin, "margin");
        }

        private String text() {
            return "by " + trunk + ": cost " + cost.map(Money::toString).orElse("not known")
                    + margin.map(money -> ", margin " + money).orElse("");
        }
    }

    /** For people: one line per figure. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(charge.talkSeconds())
                .append(" s of talk: ")
                .append(charge.amount())
                .append(", ")
                .append(charge.billedSeconds())
                .append(" s billed, ")
                .append(charge.freeSeconds())
                .append(" s free");
        for (ByRoute route : routes) text.append('\n').append(route.text());
        return text.append('\n').append(trace).toString();
    }
}
