package io.a2b.rating.deck;

import io.a2b.rating.band.LocalCalendar;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.ValidityCheck;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What rows of a deck share, by number: terms, ready to compute with, and destinations. */
final class SharedTerms {
    private static final Validity NEVER = Validity.ALWAYS.withFrom(Instant.MAX);

    private final RateTerms[] terms;
    private final Rounding rounding;

    /** Made when they are first asked for, by whichever thread: a deck has prices nobody calls. */
    private final PriceCurve[] curves;

    private final PriceCurve[] costs;
    private final ValidityCheck[] checks; // null where always valid; null if all are
    private final String[] callers; // null where for any caller; null if all are
    private final String[] destinations;

    /** What plans order by, side by side: the objects behind it are all over the heap. */
    private final long[] prices;

    private final long[] costPrices; // NO_COST where there is none
    private final String[] trunks; // null if no rate names one

    SharedTerms(DeckTerms deck, List<RateTerms> terms, List<String> destinations) {
        this.terms = terms.toArray(RateTerms[]::new);
        this.destinations = destinations.toArray(String[]::new);
        int count = this.terms.length;
        curves = new PriceCurve[count];
        costs = new PriceCurve[count];
        ValidityCheck[] bound = new ValidityCheck[count];
        String[] origins = new String[count];
        prices = new long[count];
        costPrices = new long[count];
        String[] ways = new String[count];
        Map<Validity, ValidityCheck> known = new HashMap<>(); // few, so they stay in the caches
        LocalCalendar calendar = LocalCalendar.of(deck.zone(), deck.holidays());
        rounding = deck.rounding();
        for (int at = 0; at < count; at++) {
            RateTerms one = this.terms[at];
            prices[at] = one.price().perMinuteMicros();
            costPrices[at] = one.cost().map(Price::perMinuteMicros).orElse(RateDeck.NO_COST);
            if (!one.trunk().isEmpty()) ways[at] = one.trunk();
            if (!one.callerPrefix().isEmpty()) origins[at] = one.callerPrefix();
            Validity validity = within(deck.validity(), one.validity());
            if (!validity.equals(Validity.ALWAYS)) {
                bound[at] = known.computeIfAbsent(validity, calendar::check);
            }
            if (deck.splitsAtBandEdges() && !curve(at).isSplittable()) {
                throw new IllegalArgumentException(
                        "price: too high for calls that are split at band edges: "
                                + this.terms[at].price());
            }
        }
        checks = orNull(bound);
        callers = orNull(origins);
        trunks = orNull(ways);
    }

    /** One read from memory less where nothing is said. */
    private static <T> T[] orNull(T[] values) {
        return Arrays.stream(values).allMatch(Objects::isNull) ? null : values;
    }

    /** When both are in force: the hours are those of the rate. */
    private static Validity within(Validity deck, Validity rate) {
        if (deck.equals(Validity.ALWAYS)) return rate;
        Optional<Instant> from = Stream.of(deck.from(), rate.from())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        Optional<Instant> until = Stream.of(deck.until(), rate.until())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        boolean never = from.isPresent() && until.isPresent() && !until.get().isAfter(from.get());
        return never ? NEVER : new Validity(from, until, rate.band());
    }

    boolean isApplicable(int at, String caller, long epochSecond) {
        ValidityCheck check = check(at);
        if (check != null && !check.isValidAt(epochSecond)) return false;
        String prefix = callers == null ? null : callers[at];
        return prefix == null || caller.startsWith(prefix);
    }

    RateTerms terms(int at) {
        return terms[at];
    }

    PriceCurve curve(int at) {
        PriceCurve known = curves[at];
        return known != null ? known : made(curves, at, terms[at].price());
    }

    Optional<PriceCurve> costCurve(int at) {
        PriceCurve known = costs[at];
        if (known != null) return Optional.of(known);
        return terms[at].cost().map(cost -> made(costs, at, cost));
    }

    /** Curves are immutable, so it does no harm if two threads make the same one. */
    private PriceCurve made(PriceCurve[] into, int at, Price price) {
        PriceCurve made = PriceCurve.of(price, rounding);
        into[at] = made;
        return made;
    }

    int callerLength(int at) {
        return callers == null || callers[at] == null ? 0 : callers[at].length();
    }

    long perMinuteMicros(int at) {
        return prices[at];
    }

    long costPerMinuteMicros(int at) {
        return costPrices[at];
    }

    String trunk(int at) {
        return trunks == null || trunks[at] == null ? "" : trunks[at];
    }

    boolean namesTrunks() {
        return trunks != null;
    }

    /** Null where always valid. */
    ValidityCheck check(int at) {
        return checks == null ? null : checks[at];
    }

    String destination(int at) {
        return destinations[at];
    }
}
