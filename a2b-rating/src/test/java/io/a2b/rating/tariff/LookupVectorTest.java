package io.a2b.rating.tariff;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.tariff.PlanMatch.Outcome;
import io.a2b.rating.tariff.TariffPlan.Matching;
import io.a2b.rating.vectors.Catalogue;
import io.a2b.rating.vectors.Vectors;
import io.a2b.rating.vectors.Vectors.Row;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rates the original finds, in which order, on which trunks and at which prices. The numbers
 * are fed as it has normalised them, so that its errors in that are not ours.
 */
class LookupVectorTest {
    private static final String DEFAULTS_UNORDERED = "default_order_not_defined";
    private static final String AS_LONG_AS_DEFAULT = "length_13_meets_default";
    private static final String KEEPS_SHORTER = "lcr_mode1_keeps_shorter_prefix";
    private static final String ONE_REMOVED = "national_1_removed";
    private static final String PLUS_MISTAKEN = "plus_9_taken_for_09";

    private static Catalogue catalogue;
    private static List<Row> rows;
    private static final Map<String, PlanLookup> PLANS = new HashMap<>();

    @BeforeAll
    static void read() {
        catalogue = new Catalogue();
        try (Stream<Row> all = Vectors.rows("lookup")) {
            rows = all.toList();
        }
        assertEquals(13_050, rows.size());
    }

    @Test
    void findsTheRatesOfTheOriginalInItsOrder() {
        Predicate<Row> defined = row -> isNumber(row)
                && !row.hasQuirk(DEFAULTS_UNORDERED)
                && !row.hasQuirk(AS_LONG_AS_DEFAULT)
                && !row.hasQuirk(KEEPS_SHORTER);
        forAll(11_000, defined, row -> {
            PlanMatch match = find(row);
            assertEquals(words(row, "rate_ids"), ids(match.candidates()), row::toString);
            assertEquals(outcome(row), match.outcome(), row::toString);
        });
    }

    @Test
    void findsTheSameDefaultsBehindTheSameRatesWhereTheOriginalDoesNotOrderDefaults() {
        forAll(1_000, row -> row.hasQuirk(DEFAULTS_UNORDERED), row -> {
            List<String> prefixes = words(row, "prefixes");
            List<String> expected = words(row, "rate_ids");
            int others = (int) IntStream.range(0, expected.size())
                    .takeWhile(at -> !prefixes.get(at).equals("defaultprefix"))
                    .count();
            List<String> found = ids(find(row).candidates());
            assertEquals(
                    expected.subList(0, others),
                    found.subList(0, Math.min(others, found.size())),
                    row::toString);
            assertEquals(new HashSet<>(expected), new HashSet<>(found), row::toString);
            assertEquals(expected.size(), found.size(), row::toString);
        });
    }

    @Test
    void findsTheSameRatesWhereOneIsAsLongAsTheWordForDefault() {
        forAll(60, row -> row.hasQuirk(AS_LONG_AS_DEFAULT), row -> {
            List<String> found = ids(find(row).candidates());
            assertEquals(
                    new HashSet<>(words(row, "rate_ids")), new HashSet<>(found), row::toString);
        });
    }

    /** In these rows the original prefers the highest destination number to the longest prefix. */
    @Test
    void keepsTheLongestPrefixOfEachDeckWhereTheOriginalKeepsAShorterOne() {
        forAll(6, row -> row.hasQuirk(KEEPS_SHORTER), row -> {
            Candidate best = find(row).candidate(0);
            int theirs = words(row, "prefixes").get(0).length();
            assertTrue(best.rate().pattern().length() > theirs, row::toString);
            assertEquals(words(row, "plans").get(0), best.deck().version().deck());
        });
    }

    @Test
    void findsTheSameDeckPatternTrunkAndPricesForEachRate() {
        forAll(12_000, LookupVectorTest::isNumber, row -> {
            List<String> expected = words(row, "rate_ids");
            for (Candidate candidate : find(row).candidates()) {
                int at = expected.indexOf(String.valueOf(catalogue.rateId(candidate)));
                if (at >= 0) assertSameRate(row, at, candidate);
            }
        });
    }

    private static void assertSameRate(Row row, int at, Candidate candidate) {
        String text = candidate.rate().pattern().text();
        assertAll(
                row::toString,
                () -> assertEquals(
                        words(row, "plans").get(at), candidate.deck().version().deck()),
                () -> assertEquals(
                        words(row, "prefixes").get(at).replace("defaultprefix", "default"), text),
                () -> assertEquals(words(row, "trunks").get(at), candidate.trunk()),
                () -> assertEquals(
                        micros(words(row, "rateinitials").get(at)),
                        candidate.price().perMinuteMicros()),
                () -> assertEquals(
                        micros(words(row, "buyrates").get(at)),
                        candidate.cost().orElseThrow().perMinuteMicros()),
                () -> assertEquals(candidate.price(), candidate.quote().rate().price()));
    }

    @Test
    void refusesWhatTheOriginalDoesNotTakeForANumber() {
        forAll(140, row -> !isNumber(row), row -> {
            assertEquals("", row.text("rate_ids"));
            assertThrows(IllegalArgumentException.class, () -> request(row), row::toString);
        });
    }

    @Test
    void takesInternationalPrefixesOffAsTheOriginalDoes() {
        Predicate<Row> comparable = row -> isNumber(row)
                && catalogue.removesPrefixes(row.text("group"))
                && !row.hasQuirk(ONE_REMOVED)
                && !row.hasQuirk(PLUS_MISTAKEN)
                && !row.text("number").startsWith("+");
        forAll(5_000, comparable, row -> {
            assertEquals(row.text("normalized"), stripped(row), row::toString);
        });
    }

    @Test
    void leavesNorthAmericanNumbersTheirCountryCode() {
        Predicate<Row> northAmerican = row ->
                row.hasQuirk(ONE_REMOVED) && digits(row).matches("1[2-9][0-9]{2}[2-9][0-9]{6}");
        forAll(200, northAmerican, row -> {
            assertEquals(digits(row), stripped(row), row::toString);
        });
    }

    @Test
    void takesThePlusOffAndNothingElse() {
        Predicate<Row> withPlus =
                row -> row.hasQuirk(PLUS_MISTAKEN) && row.text("number").startsWith("+");
        forAll(11, withPlus, row -> {
            assertEquals(digits(row).substring(1), stripped(row), row::toString);
        });
    }

    private static void forAll(int rowsMin, Predicate<Row> wanted, Consumer<Row> check) {
        List<Row> chosen = rows.stream().filter(wanted).toList();
        assertTrue(chosen.size() >= rowsMin, () -> "only " + chosen.size() + " rows");
        chosen.forEach(check);
    }

    private static boolean isNumber(Row row) {
        return !Arrays.asList("INVALID", "SAY_BALANCE").contains(row.text("status"));
    }

    private static PlanMatch find(Row row) {
        String key =
                String.join(" ", row.text("group"), row.text("lcr_mode"), row.text("extracharge"));
        PlanLookup plan = PLANS.computeIfAbsent(
                key,
                none -> catalogue.plan(
                        row.text("group"),
                        row.integer("lcr_mode") == 0
                                ? Matching.LONGEST_OVERALL
                                : Matching.LONGEST_PER_DECK,
                        row.text("extracharge")));
        return plan.find(request(row), catalogue::isUsable);
    }

    private static LookupRequest request(Row row) {
        return new LookupRequest(
                row.text("normalized"),
                row.text("callerid"),
                row.text("dnid"),
                Catalogue.instant(row.text("datetime")));
    }

    private static Outcome outcome(Row row) {
        switch (row.text("status")) {
            case "OK":
                return Outcome.FOUND;
            case "OK_EMPTY":
                return Outcome.NO_TRUNK;
            case "NO_RATE":
                return Outcome.NO_RATE;
            default:
                throw new AssertionError(row);
        }
    }

    private static List<String> ids(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> String.valueOf(catalogue.rateId(candidate)))
                .toList();
    }

    private static List<String> words(Row row, String column) {
        return row.isEmpty(column) ? List.of() : Arrays.asList(row.text(column).split(" "));
    }

    /** The original adds extra charges as floats, which leaves traces far behind the micros. */
    private static long micros(String amount) {
        BigDecimal micros = new BigDecimal(amount).movePointRight(6);
        return micros.setScale(3, RoundingMode.HALF_UP).longValueExact();
    }

    /** What was dialled, without what keypads add. */
    private static String digits(Row row) {
        return row.text("number").replaceAll("#+$", "").replaceAll("[*.]", "");
    }

    private static String stripped(Row row) {
        return TariffPlan.of("plan", PlanDeck.of("deck"))
                .withInternationalPrefixes("011", "00", "09", "1")
                .withoutInternationalPrefix(digits(row));
    }
}
