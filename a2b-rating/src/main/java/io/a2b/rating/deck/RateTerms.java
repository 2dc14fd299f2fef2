package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.band.Validity;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a rate says beside the numbers that it is for; many rates of a deck share the same terms.
 *
 * @param price what an account pays; in the deck of a carrier, what the carrier bills
 * @param cost what the carrier bills, in decks that have both
 * @param validity when the rate may be used
 * @param callerPrefix only for callers whose number begins with these digits; empty for all
 * @param trunk only by way of this trunk; empty for that of the deck, or any
 */
public record RateTerms(
        Price price, Optional<Price> cost, Validity validity, String callerPrefix, String trunk) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{0,15}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    public RateTerms {
        requireNonNull(price, "price");
        requireNonNull(cost, "cost");
        requireNonNull(validity, "validity");
        if (!DIGITS.matcher(callerPrefix).matches()) {
            throw new IllegalArgumentException("callerPrefix: not 0 to 15 digits");
        }
        if (!isTrunk(trunk)) {
            throw new IllegalArgumentException("trunk: not 0 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    static boolean isTrunk(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether nothing decides between two rates of the same pattern. */
    boolean hasConditionsOf(RateTerms other) {
        return callerPrefix.equals(other.callerPrefix)
                && trunk.equals(other.trunk)
                && validity.equals(other.validity);
    }

    /** At any time, for any caller, by any trunk. */
    public static RateTerms of(Price price) {
        return new RateTerms(price, Optional.empty(), Validity.ALWAYS, "", "");
    }

    /** The conditions alone: equal for two rates between which nothing decides. */
    RateTerms withoutPrices() {
        return new RateTerms(
                Price.perMinute(0, BillingIncrement.SECOND),
                Optional.empty(),
                validity,
                callerPrefix,
                trunk);
    }

    public RateTerms withPrice(Price newPrice) {
        return new RateTerms(newPrice, cost, validity, callerPrefix, trunk);
    }

    public RateTerms withCost(Price newCost) {
        return new RateTerms(price, Optional.of(newCost), validity, callerPrefix, trunk);
    }

    /** Both prices with so much more per minute. */
    public RateTerms plusPerMinute(long micros, long costMicros) {
        return new RateTerms(
                price.plusPerMinute(micros),
                cost.map(one -> one.plusPerMinute(costMicros)),
                validity,
                callerPrefix,
                trunk);
    }

    public RateTerms withValidity(Validity newValidity) {
        return new RateTerms(price, cost, newValidity, callerPrefix, trunk);
    }

    public RateTerms withCallerPrefix(String newCallerPrefix) {
        return new RateTerms(price, cost, validity, newCallerPrefix, trunk);
    }

    public RateTerms withTrunk(String newTrunk) {
        return new RateTerms(price, cost, validity, callerPrefix, newTrunk);
    }
}
