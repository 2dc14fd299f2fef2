package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.band.HolidayCalendar;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.price.Rounding;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/**
 * What holds for all rates of a deck version. Immutable; start from {@link #of} and change what
 * differs with the {@code with} methods.
 *
 * @param zone where the days and hours of time bands are told
 * @param splitsAtBandEdges whether a call that goes on while another rate for its number begins is
 *     charged at each rate for its part; else the rate at its start holds to its end
 * @param holidays of the time bands
 * @param validity when the version may be used at all, whatever its rates say
 */
public record DeckTerms(
        Currency currency,
        ZoneId zone,
        Rounding rounding,
        boolean splitsAtBandEdges,
        HolidayCalendar holidays,
        Validity validity) {
    public DeckTerms {
        requireNonNull(currency, "currency");
        requireNonNull(zone, "zone");
        requireNonNull(rounding, "rounding");
        requireNonNull(holidays, "holidays");
        requireNonNull(validity, "validity");
        if (!validity.band().equals(TimeBand.always())) {
            throw new IllegalArgumentException("validity: a deck has dates, but no hours");
        }
        if (splitsAtBandEdges && rounding.style() == Rounding.Style.LEGACY) {
            throw new IllegalArgumentException(
                    "splitsAtBandEdges: increments counted as LEGACY does cannot be split");
        }
    }

    /** UTC, {@link Rounding#STANDARD}, no holidays, and the rate at the start of a call holds. */
    public static DeckTerms of(Currency currency) {
        return new DeckTerms(
                currency,
                ZoneOffset.UTC,
                Rounding.STANDARD,
                false,
                HolidayCalendar.NONE,
                Validity.ALWAYS);
    }

    public DeckTerms withZone(ZoneId newZone) {
        return new DeckTerms(currency, newZone, rounding, splitsAtBandEdges, holidays, validity);
    }

    public DeckTerms withRounding(Rounding newRounding) {
        return new DeckTerms(currency, zone, newRounding, splitsAtBandEdges, holidays, validity);
    }

    public DeckTerms withSplitAtBandEdges() {
        return new DeckTerms(currency, zone, rounding, true, holidays, validity);
    }

    public DeckTerms withHolidays(HolidayCalendar newHolidays) {
        return new DeckTerms(currency, zone, rounding, splitsAtBandEdges, newHolidays, validity);
    }

    /**
     * In force only within these dates: outside of them no rate of the deck matches.
     *
     * @throws IllegalArgumentException if {@code dates} has hours of the week
     */
    public DeckTerms withValidity(Validity dates) {
        return new DeckTerms(currency, zone, rounding, splitsAtBandEdges, holidays, dates);
    }
}
