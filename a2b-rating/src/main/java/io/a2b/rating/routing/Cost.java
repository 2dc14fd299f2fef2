package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;

import java.util.Currency;
import java.util.Optional;

/**
 * What a carrier bills for this call.
 *
 * @param rounding how its deck rounds
 * @param deck where the price was found
 */
public record Cost(Currency currency, Price price, Rounding rounding, Optional<DeckVersion> deck) {
    public Cost {
        requireNonNull(currency, "currency");
        requireNonNull(price, "price");
        requireNonNull(rounding, "rounding");
        requireNonNull(deck, "deck");
    }

    /** A cost that is not from a deck, or not known to be. */
    public static Cost of(Currency currency, Price price) {
        return new Cost(currency, price, Rounding.STANDARD, Optional.empty());
    }

    /**
     * What {@code talkSeconds} of talk cost, in micros; below zero if the carrier pays for it.
     * {@link Long#MAX_VALUE} if that is too much for a {@code long}.
     *
     * @param talkSeconds 0 to {@link PriceCurve#TALK_SECONDS_MAX}
     */
    public long micros(long talkSeconds) {
        return micros(PriceCurve.of(price, rounding), talkSeconds);
    }

    static long micros(PriceCurve curve, long talkSeconds) {
        try {
            return curve.chargeMicros(talkSeconds);
        } catch (ArithmeticException tooMuch) {
            return Long.MAX_VALUE; // too dear for any price, on which side ever it overflows
        }
    }
}
