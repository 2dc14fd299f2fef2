package io.a2b.rating.tariff;

import io.a2b.rating.deck.FirstRows;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.tariff.PlanMatch.Outcome;
import io.a2b.rating.tariff.TariffPlan.Matching;

import java.util.function.Predicate;

/** One look for rates in a plan, see {@link PlanLookup}. Used once, by one thread. */
final class PlanSearch {
    private final PlanLookup plan;
    private final LookupRequest request;
    private final String number;
    private final long second;
    private final boolean overall;

    /** Rates with a prefix or a pattern, at last with those for any number behind them. */
    private final RowList found;

    private final RowList defaults;

    /** The longest pattern of all decks; 0 if there is none. */
    private int longest;

    /**
     * Of the deck at hand: the longest pattern, the longest caller prefix, the first of its rows.
     */
    private int deckLongest;

    private int callerLongest;
    private int deckFrom;

    PlanSearch(PlanLookup plan, LookupRequest request) {
        this.plan = plan;
        found = new RowList(plan, 2 * plan.size());
        defaults = new RowList(plan, plan.size());
        this.request = request;
        number = plan.plan().withoutInternationalPrefix(request.number());
        second = request.at().getEpochSecond();
        overall = plan.plan().matching() == Matching.LONGEST_OVERALL;
    }

    LookupRequest request() {
        return request;
    }

    String number() {
        return number;
    }

    long second() {
        return second;
    }

    /** All that trunks are left to decide on. */
    RowList found() {
        return found;
    }

    int longest() {
        return longest;
    }

    PlanMatch run(Predicate<String> usableTrunk) {
        long decks = plan.binding().decksFor(request.accessNumber(), request.caller());
        FirstRows first = plan.firstRows(number);
        for (int at = 0; at < plan.size(); at++) {
            if ((decks >>> at & 1) != 0 && plan.isValid(at, second)) collect(at, first);
        }
        boolean mixed = longest > PlanLookup.DEFAULT_LENGTH;
        if (mixed) mixInDefaults();
        found.sort();
        TrunkFilter filter = new TrunkFilter(plan, usableTrunk);
        filter.addAll(found);
        if (!mixed) addDefaultsTo(filter);
        Outcome outcome = filter.count() > 0
                ? Outcome.FOUND
                : found.size() > 0 ? Outcome.NO_TRUNK : Outcome.NO_RATE;
        ExtraCharge extra = plan.plan().extraCharge(request.accessNumber());
        return new PlanMatch(plan, number, extra, filter, outcome);
    }

    private void collect(int at, FirstRows first) {
        RateDeck deck = plan.deck(at);
        String caller = request.caller();
        deckLongest = 0;
        deckFrom = found.size();
        takePrefixes(at, first);
        for (int row = deck.nextPattern(deck.patternsBegin(), number);
                row != RateDeck.NO_ROW;
                row = deck.nextPattern(row + 1, number)) {
            int length = deck.length(row);
            if (length < lengthNeeded()) continue;
            if (deck.isApplicable(row, caller, second)) take(at, row, length);
        }
        callerLongest = 0;
        int defaultsFrom = defaults.size();
        for (int row = deck.defaultsBegin(); row < deck.size(); row++) {
            if (deck.isApplicable(row, caller, second)) add(defaults, defaultsFrom, at, row);
        }
    }

    /** Rates with a shorter prefix count only if none with a longer one applies. */
    private void takePrefixes(int at, FirstRows first) {
        RateDeck deck = plan.deck(at);
        int row = first.row(at);
        int length = first.length(at);
        if (row != RateDeck.NO_ROW && !first.isFollowed(at)) {
            if (length < lengthNeeded()) return;
            if (deck.isApplicable(row, request.caller(), second)) {
                take(at, row, length);
                return;
            }
            row = deck.firstOfShorterPrefix(row);
            if (row != RateDeck.NO_ROW) length = deck.length(row);
        }
        while (row != RateDeck.NO_ROW && length >= lengthNeeded() && !takePrefix(at, row, length)) {
            row = deck.firstOfShorterPrefix(row);
            if (row != RateDeck.NO_ROW) length = deck.length(row);
        }
    }

    /** Takes what applies of the rates with one prefix; false if nothing does. */
    private boolean takePrefix(int at, int first, int length) {
        RateDeck deck = plan.deck(at);
        boolean taken = false;
        for (int row = first; row != RateDeck.NO_ROW; row = deck.nextOfPrefix(row)) {
            if (!deck.isApplicable(row, request.caller(), second)) continue;
            take(at, row, length);
            taken = true;
        }
        return taken;
    }

    private int lengthNeeded() {
        return overall ? longest : deckLongest;
    }

    /** Takes a row whose pattern is as long as needed, and drops what it outdoes. */
    private void take(int at, int row, int length) {
        if (length > lengthNeeded()) {
            found.cut(overall ? 0 : deckFrom);
            if (overall) deckFrom = 0;
        }
        if (length > deckLongest) callerLongest = 0;
        deckLongest = length;
        longest = Math.max(longest, length);
        add(found, deckFrom, at, row);
    }

    /**
     * Adds a row to those of its deck, which begin at {@code from}: the longest caller prefix wins,
     * and of rows that leave the trunk to routing the first in the deck.
     */
    private void add(RowList to, int from, int at, int row) {
        RateDeck deck = plan.deck(at);
        int caller = deck.callerLength(row);
        if (caller < callerLongest) return;
        if (caller > callerLongest) {
            to.cut(from);
            callerLongest = caller;
        }
        long price = plan.orderMicros(at, row);
        int same = plan.trunk(at, row).isEmpty() ? withoutTrunk(to, from) : to.size();
        if (same == to.size()) {
            to.add(at, row, price);
        } else if (deck.ordinal(row) < deck.ordinal(to.row(same))) {
            to.set(same, at, row, price);
        }
    }

    private int withoutTrunk(RowList rows, int from) {
        int at = from;
        while (at < rows.size() && !plan.trunk(rows.deck(at), rows.row(at)).isEmpty()) at++;
        return at;
    }

    /**
     * Puts rates for any number among the others, unless another one of their deck outdoes them.
     */
    private void mixInDefaults() {
        int others = found.size();
        for (int at = 0; at < defaults.size() && !overall; at++) {
            if (!found.hasDeck(defaults.deck(at), others)) found.add(defaults, at);
        }
    }

    /** Puts rates for any number behind the others, where that changes anything in order. */
    private void addDefaultsTo(TrunkFilter filter) {
        if (!filter.hasAll(defaults)) {
            defaults.sort();
            filter.addAll(defaults);
        }
        for (int at = 0; at < defaults.size(); at++) found.add(defaults, at);
    }
}
