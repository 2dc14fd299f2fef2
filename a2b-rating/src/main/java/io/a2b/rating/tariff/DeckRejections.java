package io.a2b.rating.tariff;

import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.tariff.Rejection.Reason;
import io.a2b.rating.tariff.TariffPlan.Matching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Says of one deck what a search left out, and why. */
final class DeckRejections {
    private final PlanLookup plan;
    private final int at;
    private final RateDeck deck;
    private final PlanSearch search;
    private final PlanMatch match;
    private final Predicate<String> usableTrunk;

    DeckRejections(
            PlanLookup plan,
            int at,
            PlanSearch search,
            PlanMatch match,
            Predicate<String> usableTrunk) {
        this.plan = plan;
        this.at = at;
        this.deck = plan.deck(at);
        this.search = search;
        this.match = match;
        this.usableTrunk = usableTrunk;
    }

    void addTo(List<Rejection> rejected) {
        Optional<Reason> whole = whyNoDeck();
        if (whole.isPresent()) {
            rejected.add(new Rejection(deck, Optional.empty(), "", whole.get()));
            return;
        }
        for (int row = deck.firstRow(search.number());
                row != RateDeck.NO_ROW;
                row = deck.nextRow(row)) {
            addRow(rejected, row);
        }
        for (int row = deck.patternsBegin(); row < deck.size(); row++) {
            if (deck.matches(row, search.number())) addRow(rejected, row);
        }
    }

    private Optional<Reason> whyNoDeck() {
        LookupRequest request = search.request();
        Optional<Reason> unbound =
                plan.binding().whyNot(at, request.accessNumber(), request.caller());
        if (unbound.isPresent() || plan.isValid(at, search.second())) return unbound;
        Validity validity = plan.place(at).validity();
        if (isBefore(validity)) return Optional.of(Reason.DECK_NOT_YET_VALID);
        return Optional.of(
                isBehind(validity) ? Reason.DECK_EXPIRED : Reason.DECK_OUTSIDE_TIME_BAND);
    }

    private boolean isBefore(Validity validity) {
        Instant second = Instant.ofEpochSecond(search.second());
        return validity.from().isPresent() && second.isBefore(validity.from().get());
    }

    private boolean isBehind(Validity validity) {
        Instant second = Instant.ofEpochSecond(search.second());
        return validity.until().isPresent() && !second.isBefore(validity.until().get());
    }

    private void addRow(List<Rejection> rejected, int row) {
        if (match.contains(at, row)) return;
        String trunk = plan.trunk(at, row);
        rejected.add(new Rejection(deck, Optional.of(deck.rate(row)), trunk, whyNot(row, trunk)));
    }

    private Reason whyNot(int row, String trunk) {
        RateTerms terms = deck.terms(row);
        String caller = search.request().caller();
        if (!deck.isApplicable(row, terms.callerPrefix(), search.second())) {
            if (isBefore(terms.validity())) return Reason.NOT_YET_VALID;
            return isBehind(terms.validity()) ? Reason.EXPIRED : Reason.OUTSIDE_TIME_BAND;
        }
        if (!deck.isForCaller(row, caller)) return Reason.OTHER_CALLER_PREFIX;
        if (!search.found().contains(at, row)) {
            if (isShorter(row)) return Reason.SHORTER_THAN_LONGEST;
            if (hasShorterCallerPrefix(row)) return Reason.SHORTER_CALLER_PREFIX;
        }
        boolean usable = trunk.isEmpty() || usableTrunk.test(trunk);
        return usable ? Reason.TRUNK_REPEATED : Reason.TRUNK_UNUSABLE;
    }

    /** Of a row that was not found: whether a longer pattern is why. */
    private boolean isShorter(int row) {
        boolean overall = plan.plan().matching() == Matching.LONGEST_OVERALL;
        if (isDefault(row)) {
            boolean drops = search.longest() > PlanLookup.DEFAULT_LENGTH;
            return drops && (overall || isFound(one -> !isDefault(one)));
        }
        if (overall) return deck.length(row) < search.longest();
        return isFound(one -> !isDefault(one) && deck.length(one) > deck.length(row));
    }

    private boolean hasShorterCallerPrefix(int row) {
        return isFound(
                one -> isDefault(one) == isDefault(row) && callerLength(one) > callerLength(row));
    }

    /** Whether such a row of this deck was found. */
    private boolean isFound(IntPredicate wanted) {
        RowList found = search.found();
        for (int one = 0; one < found.size(); one++) {
            if (found.deck(one) == at && wanted.test(found.row(one))) return true;
        }
        return false;
    }

    private int callerLength(int row) {
        return deck.terms(row).callerPrefix().length();
    }

    private boolean isDefault(int row) {
        return row >= deck.defaultsBegin();
    }
}
