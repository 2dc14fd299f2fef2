package io.a2b.rating.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Cases of the original that were worked out independently of the other vectors. */
class WorkedCasesTest {
    private static final Map<String, String> COLUMNS = columns();

    private static Map<String, String> columns() {
        Map<String, String> names = new HashMap<>(Map.of(
                "rateinitial", "rate",
                "initblock", "init",
                "billingblock", "block",
                "connectcharge", "connect",
                "disconnectcharge", "disc",
                "disconnectcharge_after", "disc_after",
                "additional_block_charge", "abc",
                "additional_block_charge_time", "abt",
                "additional_grace", "grace",
                "minimal_cost", "min"));
        names.put("rounding_calltime", "rct");
        names.put("rounding_threshold", "rth");
        names.put("buyrateinitblock", "buyinit");
        names.put("buyrateincrement", "buyinc");
        for (String step : new String[] {"a", "b", "c"}) {
            names.put("stepcharge" + step, "step" + step);
            names.put("timecharge" + step, "time" + step);
            names.put("billingblock" + step, "block" + step);
        }
        return names;
    }

    @Test
    void chargesAndCostsWhatWasWorkedOut() throws IOException {
        int cases = 0;
        for (JsonNode one : read("cost")) {
            JsonNode in = one.get("in");
            boolean free = in.get("freeCall").asBoolean();
            long talk = in.get("seconds").asLong();
            long micros = free
                    ? 0
                    : PriceCurve.of(sell(one), Rounding.LEGACY)
                            .answeredMicros(
                                    talk,
                                    in.get("freeLeft").asLong(),
                                    in.get("freeUsedIn").asLong());
            assertEquals(
                    0,
                    decimal(one, "sell").compareTo(BigDecimal.valueOf(micros, 6)),
                    () -> one.toString());
            BigDecimal cost = PriceCurve.of(buy(one), Rounding.LEGACY)
                    .exactMicros(talk, 0, 0, 4)
                    .movePointLeft(6);
            assertEquals(0, decimal(one, "buy_unrounded").compareTo(cost), one::toString);
            cases++;
        }
        assertEquals(400, cases);
    }

    @Test
    void limitsAreAffordableAndNoShorterThanAnAffordableOneThatWasWorkedOut() throws IOException {
        int cases = 0;
        for (JsonNode one : read("timeout")) {
            cases++;
            PriceCurve curve = PriceCurve.of(sell(one), Rounding.LEGACY);
            long funds = new BigDecimal(one.get("in").get("credit").asText())
                    .movePointRight(6)
                    .longValueExact();
            long ours = curve.limitSeconds(funds, 1_000_000);
            assertTrue(ours == 0 || curve.chargeMicros(ours) <= funds, one::toString);
            JsonNode theirs = one.get("out").get("result");
            if (!theirs.isNumber() || theirs.asLong() == 0) continue;
            boolean affordable = curve.chargeMicros(theirs.asLong()) <= funds;
            assertEquals(affordable, ours >= theirs.asLong(), one::toString);
        }
        assertEquals(300, cases);
    }

    private static Price sell(JsonNode one) {
        return LegacyColumns.sell(column -> text(one, column));
    }

    private static Price buy(JsonNode one) {
        return LegacyColumns.buy(column -> text(one, column));
    }

    private static String text(JsonNode one, String column) {
        JsonNode value = one.get("rate").get(COLUMNS.getOrDefault(column, column));
        return value == null ? null : value.asText();
    }

    private static BigDecimal decimal(JsonNode one, String field) {
        return new BigDecimal(one.get("out").get(field).asText());
    }

    private static JsonNode read(String part) throws IOException {
        try (InputStream file =
                WorkedCasesTest.class.getResourceAsStream("/vectors/worked_cases.json.gz")) {
            return new ObjectMapper().readTree(new GZIPInputStream(file)).get(part);
        }
    }
}
