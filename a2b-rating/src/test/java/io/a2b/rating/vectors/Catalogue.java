package io.a2b.rating.vectors;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.band.WeekWindow;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.NumberPattern;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.LegacyColumns;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.tariff.Candidate;
import io.a2b.rating.tariff.ExtraCharge;
import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.PlanLookup;
import io.a2b.rating.tariff.TariffPlan;
import io.a2b.rating.tariff.TariffPlan.Matching;
import io.a2b.rating.tariff.TariffPlan.Order;
import io.a2b.rating.vectors.Vectors.Row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rates, rate cards, groups and trunks of the original that its answers were made with. A rate
 * card is a deck, a group is a plan, a trunk is a trunk; their names are their numbers.
 */
public final class Catalogue {
    private static final Currency CURRENCY = Currency.getInstance("EUR");
    private static final String EVERYONE = "all";

    private final Map<String, Row> cards = byId("catalogue_ratecards", "id");
    private final Map<String, Row> groups = byId("catalogue_tariffgroups", "id");
    private final Map<String, Row> trunks = byId("catalogue_trunks", "id_trunk");
    private final Map<String, RateDeck> decks = new HashMap<>();
    private final Map<String, int[]> rateIds = new HashMap<>();

    /** Reads all of it, in a second or two. */
    public Catalogue() {
        try (Stream<Row> rows = Vectors.rows("catalogue_rates")) {
            rows.collect(groupingBy(row -> row.text("idtariffplan"))).forEach(this::addDeck);
        }
    }

    private static Map<String, Row> byId(String file, String id) {
        try (Stream<Row> rows = Vectors.rows(file)) {
            return rows.collect(toMap(row -> row.text(id), row -> row));
        }
    }

    /**
     * Sorted by what decides in the original between rates of the same price; without prefixes of
     * more digits than the original ever compares.
     */
    private void addDeck(String card, List<Row> rates) {
        List<Row> sorted = rates.stream()
                .filter(row -> row.text("dialprefix").startsWith("_")
                        || row.text("dialprefix").length() <= Prefix.DIGITS_MAX)
                .sorted(comparingLong((Row row) -> row.number("destination"))
                        .thenComparingLong(row -> row.number("id")))
                .toList();
        decks.put(
                card,
                RateDeck.of(
                        new DeckVersion(card, 1),
                        DeckTerms.of(CURRENCY).withRounding(Rounding.LEGACY),
                        sorted.stream().map(Catalogue::rate).toList()));
        rateIds.put(card, sorted.stream().mapToInt(row -> row.integer("id")).toArray());
    }

    private static Rate rate(Row row) {
        WeekWindow window = new WeekWindow(row.integer("starttime"), row.integer("endtime"));
        Validity hours = Validity.during(TimeBand.of(window));
        RateTerms terms = RateTerms.of(LegacyColumns.sell(row::text))
                .withCost(LegacyColumns.buy(row::text))
                .withValidity(dates(hours, row.text("startdate"), row.text("stopdate")))
                .withTrunk(row.integer("id_trunk") < 0 ? "" : row.text("id_trunk"));
        NumberPattern pattern = NumberPattern.parse(row.text("dialprefix"));
        return new Rate(pattern, row.text("destination"), terms);
    }

    /** A zero date is not no date: it has always passed. */
    private static Validity dates(Validity hours, String from, String until) {
        if (until.startsWith("0000")) return hours.withUntil(Instant.EPOCH);
        return hours.withFrom(instant(from)).withUntil(instant(until));
    }

    /** A time as the vectors write it, in UTC. */
    public static Instant instant(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }

    /**
     * The plan that a group is.
     *
     * @param extraCharge number, price and cost per minute between colons; empty if there is none
     */
    public PlanLookup plan(String group, Matching matching, String extraCharge) {
        Row row = groups.get(group);
        List<String> names = Arrays.asList(row.text("plans").split(" "));
        TariffPlan plan = TariffPlan.of(
                        group, names.stream().map(this::planDeck).toArray(PlanDeck[]::new))
                .withOrder(row.integer("lcrtype") == 0 ? Order.BY_COST : Order.BY_PRICE)
                .withMatching(matching);
        if (!extraCharge.isEmpty()) {
            String[] parts = extraCharge.split(":");
            ExtraCharge extra = new ExtraCharge(micros(parts[1]), micros(parts[2]));
            plan = plan.withExtraCharge(parts[0], extra);
        }
        return PlanLookup.of(plan, names.stream().map(decks::get).toList());
    }

    /** Whether the group takes international prefixes off. */
    public boolean removesPrefixes(String group) {
        return groups.get(group).integer("removeinterprefix") == 1;
    }

    private PlanDeck planDeck(String card) {
        Row row = cards.get(card);
        PlanDeck deck = PlanDeck.of(card).withTrunk(row.text("id_trunk"));
        String access = row.text("dnidprefix");
        String callers = row.text("calleridprefix");
        if (!access.equals(EVERYONE)) deck = deck.withAccessNumbers(access);
        if (!callers.equals(EVERYONE)) deck = deck.withCallerNumbers(callers);
        return deck.withValidity(
                dates(Validity.ALWAYS, row.text("startingdate"), row.text("expirationdate")));
    }

    /** Whether a trunk is there and on. */
    public boolean isUsable(String trunk) {
        return Optional.ofNullable(trunks.get(trunk))
                .map(row -> row.integer("status") == 1)
                .orElse(false);
    }

    /** The number of a rate in the original. */
    public int rateId(Candidate candidate) {
        RateDeck deck = candidate.deck();
        return rateIds.get(deck.version().deck())[deck.ordinal(candidate.row())];
    }

    private static long micros(String amount) {
        return new BigDecimal(amount).movePointRight(6).longValueExact();
    }
}
