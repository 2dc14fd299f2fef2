package io.a2b.rating.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.deck.Rate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class TariffPlanTest {
    private static final TariffPlan PLAN = TariffPlan.of("plan", PlanDeck.of("deck"));

    @Test
    void refusesWhatIsOutOfPlaceAndSaysWhatItIs() {
        assertRefused("name", () -> TariffPlan.of("", PlanDeck.of("deck")));
        assertRefused("name", () -> TariffPlan.of("a b", PlanDeck.of("deck")));
        assertRefused("decks: none", () -> TariffPlan.of("plan"));
        assertRefused(
                "decks: 65",
                () -> TariffPlan.of(
                        "plan",
                        IntStream.range(0, 65)
                                .mapToObj(at -> PlanDeck.of("deck-" + at))
                                .toArray(PlanDeck[]::new)));
        assertRefused(
                "decks: d is there twice",
                () -> TariffPlan.of("plan", PlanDeck.of("d"), PlanDeck.of("d")));
        assertRefused("internationalPrefixes", () -> PLAN.withInternationalPrefixes("+"));
        assertRefused("internationalPrefixes", () -> PLAN.withInternationalPrefixes(""));
        assertRefused("allowances: a is there twice", () -> PLAN.withAllowances("a", "a"));
        assertRefused("allowances", () -> PLAN.withAllowances("one two"));
        assertRefused("extraCharges", () -> PLAN.withExtraCharge("8x", ExtraCharge.NONE));
        assertRefused(
                "allowances: 65",
                () -> PLAN.withAllowances(
                        IntStream.range(0, 65).mapToObj(String::valueOf).toArray(String[]::new)));
    }

    @Test
    void refusesWhatIsOutOfPlaceInADeckOfAPlan() {
        PlanDeck deck = PlanDeck.of("deck");
        assertRefused("deck", () -> PlanDeck.of("no/slash"));
        assertRefused("accessNumbers", () -> deck.withAccessNumbers("all"));
        assertRefused("accessNumbers", () -> deck.withAccessNumbers(""));
        assertRefused("callerNumbers", () -> deck.withCallerNumbers("1234567890123456"));
        assertRefused("trunk", () -> deck.withTrunk("a b"));
        assertRefused(
                "callerNumbers: 1001",
                () -> deck.withCallerNumbers(IntStream.range(0, 1_001)
                        .mapToObj(String::valueOf)
                        .toArray(String[]::new)));
    }

    @Test
    void refusesExtraChargesThatNoRateMayHave() {
        assertRefused("perMinuteMicros", () -> new ExtraCharge(-1, 0));
        assertRefused("costPerMinuteMicros", () -> new ExtraCharge(0, -1));
        assertRefused("perMinuteMicros", () -> new ExtraCharge(Rate.PRICE_MAX_MICROS + 1, 0));
    }

    @Test
    void keepsTheLongestInternationalPrefixFirst() {
        assertEquals(
                List.of("011", "00", "09", "1"),
                PLAN.withInternationalPrefixes("1", "09", "00", "011", "00")
                        .internationalPrefixes());
    }

    @Test
    void takesOffTheLongestInternationalPrefixOnce() {
        TariffPlan plan = PLAN.withInternationalPrefixes("0", "00", "011");
        assertEquals("34111", plan.withoutInternationalPrefix("0034111"));
        assertEquals("34111", plan.withoutInternationalPrefix("01134111"));
        assertEquals("034111", plan.withoutInternationalPrefix("00034111"));
        assertEquals("34111", plan.withoutInternationalPrefix("34111"));
        assertEquals("34111", plan.withoutInternationalPrefix("+34111"));
        assertEquals("91123", plan.withoutInternationalPrefix("+91123"));
    }

    @Test
    void leavesSomethingOfEveryNumber() {
        TariffPlan plan = PLAN.withInternationalPrefixes("00", "1");
        assertEquals("00", plan.withoutInternationalPrefix("00"));
        assertEquals("1", plan.withoutInternationalPrefix("1"));
        assertEquals("", plan.withoutInternationalPrefix(""));
    }

    @Test
    void neverTakesTheOneOffANorthAmericanNumber() {
        TariffPlan plan = PLAN.withInternationalPrefixes("011", "1");
        assertEquals("12125551234", plan.withoutInternationalPrefix("12125551234"));
        // an area code or an exchange that begins with 0 or 1 is none of that plan
        assertEquals("1125551234", plan.withoutInternationalPrefix("11125551234"));
        assertEquals("2121551234", plan.withoutInternationalPrefix("12121551234"));
        assertEquals("442071234567", plan.withoutInternationalPrefix("1442071234567"));
        assertEquals("12125551234", plan.withoutInternationalPrefix("01112125551234"));
    }

    @Test
    void leavesNumbersAloneWithoutInternationalPrefixes() {
        for (String number : List.of("+34111", "0034111", "12125551234")) {
            assertEquals(number, PLAN.withoutInternationalPrefix(number));
        }
    }

    @Test
    void neitherChangesNorCanBeChanged() {
        PLAN.withExtraCharge("8001234", new ExtraCharge(1, 1));
        assertEquals(ExtraCharge.NONE, PLAN.extraCharge("8001234"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> PLAN.extraCharges().put("8", ExtraCharge.NONE));
        assertThrows(
                UnsupportedOperationException.class,
                () -> Collections.addAll(PlanDeck.of("d").accessNumbers(), "8"));
    }

    private static void assertRefused(String named, Executable what) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.startsWith(named), message);
    }
}
