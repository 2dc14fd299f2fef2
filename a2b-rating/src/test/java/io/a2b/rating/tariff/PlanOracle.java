package io.a2b.rating.tariff;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.a2b.rating.band.HolidayCalendar;
import io.a2b.rating.band.Validity;
import io.a2b.rating.deck.AnyNumber;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.tariff.PlanMatch.Outcome;
import io.a2b.rating.tariff.Rejection.Reason;
import io.a2b.rating.tariff.TariffPlan.Matching;
import io.a2b.rating.tariff.TariffPlan.Order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the rates of a plan by the words of {@link PlanLookup}, over lists of all rates. */
final class PlanOracle {
    private final PlanLookup plan;
    private final LookupRequest request;
    private final Set<String> usable;
    private final List<Verdict> rejected = new ArrayList<>();
    private final List<Line> accepted = new ArrayList<>();
    private final Outcome outcome;

    /** A rate: which deck, its place in it. */
    record Line(int deck, int ordinal, Rate rate, String trunk) {
        boolean isDefault() {
            return rate.pattern() == AnyNumber.INSTANCE;
        }

        int length() {
            return rate.pattern().length();
        }

        int callerLength() {
            return rate.terms().callerPrefix().length();
        }
    }

    record Verdict(String deck, Optional<Rate> rate, String trunk, Reason reason) {}

    PlanOracle(PlanLookup plan, LookupRequest request, Set<String> usable) {
        this.plan = plan;
        this.request = request;
        this.usable = usable;
        List<Line> lines = new ArrayList<>();
        for (int deck = 0; deck < plan.decks().size(); deck++) {
            Optional<Reason> whole = whyNoDeck(plan.plan().decks().get(deck));
            if (whole.isPresent()) {
                String name = plan.plan().decks().get(deck).deck();
                rejected.add(new Verdict(name, Optional.empty(), "", whole.get()));
            } else {
                lines.addAll(matching(deck));
            }
        }
        List<Line> left = keep(lines, line -> invalid(line.rate().terms().validity()));
        left = keep(
                left,
                line -> reasonIf(
                        !request.caller().startsWith(line.rate().terms().callerPrefix()),
                        Reason.OTHER_CALLER_PREFIX));
        left = byLength(left);
        left = byCaller(left);
        left = firstWithoutTrunk(left);
        outcome = byTrunk(ordered(left));
    }

    List<Line> accepted() {
        return accepted;
    }

    List<Verdict> rejected() {
        return rejected;
    }

    Outcome outcome() {
        return outcome;
    }

    private Optional<Reason> whyNoDeck(PlanDeck deck) {
        boolean accessFits = begins(deck.accessNumbers(), request.accessNumber());
        boolean callerFits = begins(deck.callerNumbers(), request.caller());
        if (!deck.accessNumbers().isEmpty() && !accessFits) {
            return Optional.of(Reason.DECK_OTHER_ACCESS_NUMBER);
        }
        if (!deck.callerNumbers().isEmpty() && !callerFits) {
            return Optional.of(Reason.DECK_OTHER_CALLER);
        }
        boolean accessTaken = plan.plan().decks().stream()
                .anyMatch(one -> begins(one.accessNumbers(), request.accessNumber()));
        boolean callerTaken = plan.plan().decks().stream()
                .anyMatch(one -> begins(one.callerNumbers(), request.caller()));
        if ((accessTaken && !accessFits) || (callerTaken && !callerFits)) {
            return Optional.of(Reason.DECK_SHUT_OUT_BY_BOUND_DECK);
        }
        return invalid(deck.validity()).map(reason -> Reason.valueOf("DECK_" + reason));
    }

    private static boolean begins(Set<String> prefixes, String number) {
        return prefixes.stream().anyMatch(number::startsWith);
    }

    private Optional<Reason> invalid(Validity validity) {
        Instant at = request.at();
        if (validity.from().filter(at::isBefore).isPresent()) {
            return Optional.of(Reason.NOT_YET_VALID);
        }
        if (validity.until().filter(end -> !at.isBefore(end)).isPresent()) {
            return Optional.of(Reason.EXPIRED);
        }
        boolean valid = validity.isValid(at, ZoneOffset.UTC, HolidayCalendar.NONE);
        return reasonIf(!valid, Reason.OUTSIDE_TIME_BAND);
    }

    private List<Line> matching(int at) {
        RateDeck deck = plan.decks().get(at);
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < deck.size(); row++) {
            Rate rate = deck.rate(row);
            if (!rate.pattern().matches(request.number())) continue;
            String own = rate.terms().trunk();
            String trunk = own.isEmpty() ? plan.plan().decks().get(at).trunk() : own;
            lines.add(new Line(at, deck.ordinal(row), rate, trunk));
        }
        return lines;
    }

    private List<Line> byLength(List<Line> lines) {
        boolean overall = plan.plan().matching() == Matching.LONGEST_OVERALL;
        OptionalInt longest = longest(lines, line -> true);
        boolean defaultsDrop = longest.orElse(0) > PlanLookup.DEFAULT_LENGTH;
        return keep(lines, line -> {
            OptionalInt ofDeck = longest(lines, one -> one.deck() == line.deck());
            boolean shorter = line.isDefault()
                    ? defaultsDrop && (overall || ofDeck.isPresent())
                    : line.length() < (overall ? longest : ofDeck).getAsInt();
            return reasonIf(shorter, Reason.SHORTER_THAN_LONGEST);
        });
    }

    private static OptionalInt longest(List<Line> lines, Predicate<Line> of) {
        return lines.stream()
                .filter(of.and(line -> !line.isDefault()))
                .mapToInt(Line::length)
                .max();
    }

    private List<Line> byCaller(List<Line> lines) {
        return keep(
                lines,
                line -> reasonIf(
                        peers(lines, line)
                                .anyMatch(one -> one.callerLength() > line.callerLength()),
                        Reason.SHORTER_CALLER_PREFIX));
    }

    private List<Line> firstWithoutTrunk(List<Line> lines) {
        return keep(
                lines,
                line -> reasonIf(
                        line.trunk().isEmpty()
                                && peers(lines, line)
                                        .anyMatch(one -> one.trunk().isEmpty()
                                                && one.ordinal() < line.ordinal()),
                        Reason.TRUNK_REPEATED));
    }

    /** Of the same deck, and like it for any number or not. */
    private static Stream<Line> peers(List<Line> lines, Line line) {
        return lines.stream()
                .filter(one -> one.deck() == line.deck() && one.isDefault() == line.isDefault());
    }

    private List<Line> ordered(List<Line> lines) {
        boolean defaultsAmongOthers = lines.stream()
                .anyMatch(line -> !line.isDefault() && line.length() > PlanLookup.DEFAULT_LENGTH);
        Comparator<Line> byPrice = comparingLong(this::price);
        Comparator<Line> order =
                byPrice.thenComparingInt(Line::deck).thenComparingInt(Line::ordinal);
        Comparator<Line> all =
                defaultsAmongOthers ? order : comparing(Line::isDefault).thenComparing(order);
        return lines.stream().sorted(all).toList();
    }

    private long price(Line line) {
        if (plan.plan().order() == Order.BY_PRICE) return line.rate().price().perMinuteMicros();
        return line.rate().terms().cost().map(one -> one.perMinuteMicros()).orElse(Long.MAX_VALUE);
    }

    private Outcome byTrunk(List<Line> lines) {
        for (Line line : lines) {
            if (!line.trunk().isEmpty() && !usable.contains(line.trunk())) {
                reject(line, Reason.TRUNK_UNUSABLE);
            } else if (accepted.stream().anyMatch(one -> isSameWay(one, line))) {
                reject(line, Reason.TRUNK_REPEATED);
            } else {
                accepted.add(line);
            }
        }
        if (lines.isEmpty()) return Outcome.NO_RATE;
        return accepted.isEmpty() ? Outcome.NO_TRUNK : Outcome.FOUND;
    }

    private static boolean isSameWay(Line one, Line other) {
        if (!one.trunk().equals(other.trunk())) return false;
        return !one.trunk().isEmpty() || one.deck() == other.deck();
    }

    private List<Line> keep(List<Line> lines, Function<Line, Optional<Reason>> against) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            Optional<Reason> reason = against.apply(line);
            if (reason.isPresent()) {
                reject(line, reason.get());
            } else {
                kept.add(line);
            }
        }
        return kept;
    }

    private void reject(Line line, Reason reason) {
        String deck = plan.plan().decks().get(line.deck()).deck();
        rejected.add(new Verdict(deck, Optional.of(line.rate()), line.trunk(), reason));
    }

    private static Optional<Reason> reasonIf(boolean applies, Reason reason) {
        return applies ? Optional.of(reason) : Optional.empty();
    }
}
