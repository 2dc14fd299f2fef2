package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a call does not go by a trunk.
 *
 * @param margin what decided, when it was money
 */
public record Rejection(String trunk, Reason reason, Optional<Margin> margin) {
    /** In order of precedence: when several apply, the first is reported. */
    public enum Reason {
        /** Calls to this number are not carried at all. */
        BLOCKED_DESTINATION,
        /** A tariff plan names a trunk that is not there. */
        TRUNK_UNKNOWN,
        /** A tariff plan names the trunk again; its first rate for it counts. */
        DUPLICATE_TRUNK,
        TRUNK_OFF,
        CARRIER_OFF,
        /** There is no rate deck of the name that the carrier bills by. */
        DECK_UNKNOWN,
        /** The carrier has no rate for this number, or nobody knows what it bills. */
        NO_COST_RATE,
        /** The carrier's rates for this number are of another time, or for other callers. */
        COST_NOT_VALID,
        /** Cost and price cannot be compared. */
        CURRENCY_DIFFERS,
        LOSES_MONEY,
        TRUNK_FULL,
        /** The route policy did not want it. */
        LEFT_OUT
    }

    public Rejection {
        requireNonNull(trunk, "trunk");
        requireNonNull(reason, "reason");
        requireNonNull(margin, "margin");
    }

    static Rejection of(String trunk, Reason reason) {
        return new Rejection(trunk, reason, Optional.empty());
    }

    /** One line for people. */
    @Override
    public String toString() {
        String why = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "not " + trunk + ": " + why + margin.map(money -> ", " + money).orElse("");
    }
}
