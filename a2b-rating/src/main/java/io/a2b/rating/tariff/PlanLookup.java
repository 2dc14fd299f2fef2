package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.rating.band.LocalCalendar;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.ValidityCheck;
import io.a2b.rating.deck.FirstRows;
import io.a2b.rating.deck.RateDeck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/**
 * A tariff plan with a version of each of its decks, ready to find rates. Pure: no clock, no I/O.
 * Immutable, so threads may share it.
 *
 * <p>This is how rates are chosen:
 *
 * <ol>
 *   <li>Decks that are bound to other access numbers or callers, that are shut out by bound ones
 *       (see {@link PlanDeck}), or that are not valid, are left out.
 *   <li>Of the rates that match the number, and are valid for that caller at that second, those
 *       with the longest pattern count, of all decks or of each deck as the plan says; of these, in
 *       each deck, those with the longest caller prefix. Of several in one deck without a trunk
 *       only the first in the deck counts.
 *   <li>They are ordered by cost or by price per minute, as the plan says; where that is the same,
 *       by the order of the decks in the plan, then by the order of the rates in the deck.
 *   <li>Rates for any number follow behind the others, ordered in the same way. They count as
 *       {@value #DEFAULT_LENGTH} characters long, as in A2Billing: where a longer pattern matches,
 *       they drop out of decks that have another match, and with
 *       {@link TariffPlan.Matching#LONGEST_OVERALL} out of all; the rest is ordered among the
 *       others.
 *   <li>Rates whose trunk cannot be used drop out, and of several with the same trunk all but the
 *       first. Of those without a trunk the first of each deck stays.
 * </ol>
 */
public final class PlanLookup {
    /** What a rate for any number counts when the longest pattern wins. */
    public static final int DEFAULT_LENGTH = 13;

    private static final Predicate<String> EVERY_TRUNK = trunk -> true;

    private final TariffPlan plan;
    private final RateDeck[] decks;
    private final PlanDeck[] places;
    private final ValidityCheck[] checks; // null where always valid
    private final DeckBinding binding;
    private final boolean byCost;

    /** Of each deck the trunk of all of its rates; null where rates may name another. */
    private final String[] trunks;

    private final int[] trunkNumbers; // null unless each deck has one trunk

    private PlanLookup(TariffPlan plan, List<RateDeck> decks) {
        this.plan = plan;
        this.decks = decks.toArray(RateDeck[]::new);
        places = plan.decks().toArray(PlanDeck[]::new);
        checks = new ValidityCheck[places.length];
        for (int at = 0; at < places.length; at++) checks[at] = check(places[at], this.decks[at]);
        binding = new DeckBinding(plan.decks());
        byCost = plan.order() == TariffPlan.Order.BY_COST;
        trunks = new String[places.length];
        for (int at = 0; at < places.length; at++) {
            if (!this.decks[at].namesTrunks()) trunks[at] = places[at].trunk();
        }
        trunkNumbers = trunkNumbers(trunks);
    }

    /**
     * @param decks those that the plan names, in its order
     * @throws IllegalArgumentException if they are others, or of several currencies
     */
    public static PlanLookup of(TariffPlan plan, List<RateDeck> decks) {
        requireNonNull(plan, "plan");
        List<String> wanted = plan.decks().stream().map(PlanDeck::deck).toList();
        List<String> given = decks.stream().map(deck -> deck.version().deck()).toList();
        if (!given.equals(wanted)) {
            throw new IllegalArgumentException("decks: " + given + " instead of " + wanted);
        }
        List<Currency> currencies =
                decks.stream().map(RateDeck::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw new IllegalArgumentException("decks: of several currencies: " + currencies);
        }
        return new PlanLookup(plan, decks);
    }

    /** The plan that a single deck is by itself: it finds the rate that the deck finds. */
    public static PlanLookup ofDeck(RateDeck deck) {
        String name = deck.version().deck();
        return new PlanLookup(TariffPlan.of(name, PlanDeck.of(name)), List.of(deck));
    }

    private static ValidityCheck check(PlanDeck place, RateDeck deck) {
        if (place.validity().equals(Validity.ALWAYS)) return null;
        return LocalCalendar.of(deck.terms().zone(), deck.terms().holidays())
                .check(place.validity());
    }

    public TariffPlan plan() {
        return plan;
    }

    /** The versions that rates are found in, in the order of the plan. */
    public List<RateDeck> decks() {
        return List.of(decks);
    }

    public Currency currency() {
        return decks[0].currency();
    }

    /** {@link #find(LookupRequest, Predicate)} where every trunk can be used. */
    public PlanMatch find(LookupRequest request) {
        return find(request, EVERY_TRUNK);
    }

    /**
     * The rates that a call may be charged at.
     *
     * @param usableTrunk whether a trunk, by its name, can be used now; asked once for each rate
     *     that names one
     */
    public PlanMatch find(LookupRequest request, Predicate<String> usableTrunk) {
        return new PlanSearch(this, request).run(usableTrunk);
    }

    /** What {@link #find} finds, and all that it leaves out. For people; not made for speed. */
    public PlanExplanation explain(LookupRequest request, Predicate<String> usableTrunk) {
        PlanSearch search = new PlanSearch(this, request);
        PlanMatch match = search.run(usableTrunk);
        List<Rejection> rejected = new ArrayList<>();
        for (int at = 0; at < decks.length; at++) {
            new DeckRejections(this, at, search, match, usableTrunk).addTo(rejected);
        }
        return new PlanExplanation(match, rejected);
    }

    int size() {
        return decks.length;
    }

    RateDeck deck(int at) {
        return decks[at];
    }

    PlanDeck place(int at) {
        return places[at];
    }

    DeckBinding binding() {
        return binding;
    }

    boolean isValid(int deck, long epochSecond) {
        return checks[deck] == null || checks[deck].isValidAt(epochSecond);
    }

    /** The rates with the longest prefix of each deck. */
    FirstRows firstRows(String number) {
        return FirstRows.of(decks, number);
    }

    String trunk(int deck, int row) {
        String one = trunks[deck];
        if (one != null) return one;
        String own = decks[deck].trunk(row);
        return own.isEmpty() ? places[deck].trunk() : own;
    }

    /** Whether no rate names a trunk of its own, so that {@link #trunkNumber} can be asked. */
    boolean hasOneTrunkPerDeck() {
        return trunkNumbers != null;
    }

    /** The first deck with the trunk of this deck; the deck itself if it has none. */
    int trunkNumber(int deck) {
        return trunkNumbers[deck];
    }

    private static int[] trunkNumbers(String[] trunks) {
        List<String> all = Arrays.asList(trunks);
        if (all.contains(null)) return null;
        int[] numbers = new int[trunks.length];
        Arrays.setAll(numbers, at -> trunks[at].isEmpty() ? at : all.indexOf(trunks[at]));
        return numbers;
    }

    /** What the plan orders by, in micros per minute. */
    long orderMicros(int deck, int row) {
        return byCost ? decks[deck].costPerMinuteMicros(row) : decks[deck].perMinuteMicros(row);
    }
}
