package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;

/**
 * One row of a rate deck: what a call to certain numbers costs, in the deck's currency.
 *
 * @param pattern the called numbers
 * @param destination the name of the group of prefixes people price, 1 to 100 characters
 */
public record Rate(NumberPattern pattern, String destination, RateTerms terms) {
    /**
     * The highest price or fee that is taken out of a file: ten thousand major units. What is
     * dearer is a typing error.
     */
    public static final long PRICE_MAX_MICROS = 10_000_000_000L;

    /** The longest name of a destination, in characters. */
    public static final int DESTINATION_LENGTH_MAX = 100;

    @JsonCreator
    public Rate(
            @JsonProperty("pattern") NumberPattern pattern,
            @JsonProperty("destination") String destination,
            @JsonProperty("terms") RateTerms terms) {
        this.pattern = requireNonNull(pattern, "pattern");
        this.destination = requireNonNull(destination, "destination");
        this.terms = requireNonNull(terms, "terms");
        checkDestination(destination);
    }

    static void checkDestination(String destination) {
        if (destination.isEmpty() || destination.length() > DESTINATION_LENGTH_MAX) {
            throw new IllegalArgumentException("destination: 1 to 100 characters");
        }
    }

    /** A rate without conditions that has a price per minute and at most a connection fee. */
    public Rate(
            NumberPattern pattern,
            String destination,
            long perMinuteMicros,
            BillingIncrement increment,
            long connectionFeeMicros) {
        this(
                pattern,
                destination,
                RateTerms.of(Price.perMinute(perMinuteMicros, increment)
                        .withFees(Fees.connection(connectionFeeMicros))));
    }

    public Price price() {
        return terms.price();
    }

    public Rate withTerms(RateTerms newTerms) {
        return new Rate(pattern, destination, newTerms);
    }
}
