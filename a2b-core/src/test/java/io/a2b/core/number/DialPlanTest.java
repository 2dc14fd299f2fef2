package io.a2b.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.a2b.core.number.Normalisation.Normalised;
import io.a2b.core.number.Normalisation.Reason;
import io.a2b.core.number.Normalisation.Refused;
import io.a2b.core.number.Normalisation.Rule;
import io.a2b.core.number.Normalisation.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class DialPlanTest {
    private static final DialPlan INTERNATIONAL = DialPlan.international();

    @ParameterizedTest
    @CsvSource({
        "351912345678, 351912345678",
        "+351912345678, 351912345678",
        "00351912345678, 351912345678",
        "011351912345678, 351912345678",
        "12125551234, 12125551234",
        "+12125551234, 12125551234",
        "6834002, 6834002",
        "882161234567890, 882161234567890"
    })
    void readsInternationalNumbers(String dialled, String expected) {
        assertEquals(Optional.of(new PhoneNumber(expected)), INTERNATIONAL.normalise(dialled));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "12345678901234567890123456789012345678901, TEXT_TOO_LONG",
        "12345678901234567890123456789012345678901&, TEXT_TOO_LONG",
        "351912345678&, CHARACTER_FORBIDDEN",
        "'351912345678\n', CHARACTER_FORBIDDEN",
        "'351 912345678', CHARACTER_FORBIDDEN",
        "351912345678#, CHARACTER_FORBIDDEN",
        "++351912345678, CHARACTER_FORBIDDEN",
        "351912345x78, CHARACTER_FORBIDDEN",
        "٣٥١٩١٢٣٤٥٦٧٨, CHARACTER_FORBIDDEN",
        "+, TOO_SHORT",
        "112, TOO_SHORT",
        "000000, TOO_SHORT",
        "0912345678, NOT_INTERNATIONAL",
        "09123456789012345678, NOT_INTERNATIONAL",
        "+0351912345678, NOT_INTERNATIONAL",
        "3519123456789012, TOO_LONG",
        "003519123456789012, TOO_LONG",
        "1912345678901234, TOO_LONG",
        "121255512345, NOT_POSSIBLE",
        "11255512345, NOT_POSSIBLE",
        "12121551234, NOT_POSSIBLE"
    })
    void refusesForTheFirstReasonThatApplies(String dialled, String reason) {
        Normalisation result = INTERNATIONAL.read(dialled);
        assertEquals(reason, ((Refused) result).reason().name());
    }

    /** Stripping 00 of the Australian 0011 leaves a one that would be billed as North America. */
    @Test
    void doesNotTakeTheRestOfAnotherInternationalPrefixForNorthAmerica() {
        assertEquals(
                new Refused(Reason.NOT_POSSIBLE, "0011351912345678"),
                INTERNATIONAL.read("0011351912345678"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "11", "9", "0", "00", "011", "09"})
    void neverEatsANumberWhole(String dialled) {
        DialPlan legacy = INTERNATIONAL.withInternationalPrefixes("011", "00", "09", "1");
        assertEquals(new Refused(Reason.TOO_SHORT, dialled), legacy.read(dialled));
    }

    @Test
    void removesTheLongestPrefixThatMatchesWhateverTheirOrder() {
        DialPlan plan = INTERNATIONAL.withInternationalPrefixes("00", "0011", "001");
        assertEquals(
                new Normalised(
                        new PhoneNumber("351912345678"),
                        List.of(new Step(
                                Rule.INTERNATIONAL_PREFIX, "0011351912345678", "351912345678"))),
                plan.read("0011351912345678"));
    }

    @Test
    void leavesAPrefixThatIsPartOfTheShortestNumberThereIs() {
        DialPlan plan = INTERNATIONAL.withInternationalPrefixes("68");
        assertEquals(Optional.of(new PhoneNumber("6834002")), plan.normalise("6834002"));
    }

    @ParameterizedTest
    @CsvSource({
        "US, 2125551234, 12125551234",
        "US, 12125551234, 12125551234",
        "US, 011351912345678, 351912345678",
        "US, +351912345678, 351912345678",
        "GB, 02079460000, 442079460000",
        "GB, 00351912345678, 351912345678",
        "PT, 912345678, 351912345678",
        "IT, 0612345678, 390612345678",
        "AU, 0011351912345678, 351912345678",
        "AU, 0291234567, 61291234567",
        "DE, 030123456, 4930123456"
    })
    void readsNationalNumbersOfTheHomeRegion(String region, String dialled, String expected) {
        assertEquals(
                Optional.of(new PhoneNumber(expected)), DialPlan.home(region).normalise(dialled));
    }

    @ParameterizedTest
    @CsvSource({
        "US, 911, TOO_SHORT",
        "US, 5551234, NOT_POSSIBLE",
        "US, 1125551234, NOT_POSSIBLE",
        "US, 21255512345, NOT_POSSIBLE",
        "GB, 0123456789012345, TOO_LONG",
        "PT, 9123456789, NOT_POSSIBLE"
    })
    void refusesWhatNobodyInTheHomeRegionCanDial(String region, String dialled, String reason) {
        Normalisation result = DialPlan.home(region).read(dialled);
        assertEquals(reason, ((Refused) result).reason().name());
    }

    @ParameterizedTest
    @CsvSource({
        "+351 912-345.678, 351912345678",
        "(00) 351 912 345 678, 351912345678",
        "+44 (0)20 7946 0000, 442079460000"
    })
    void readsWhatPeopleWrite(String written, String expected) {
        assertEquals(
                Optional.of(new PhoneNumber(expected)),
                INTERNATIONAL.readWritten(written).number());
        assertEquals(Reason.CHARACTER_FORBIDDEN, ((Refused) INTERNATIONAL.read(written)).reason());
    }

    @Test
    void tellsEveryStep() {
        Normalised result = (Normalised) INTERNATIONAL.readWritten("+44 (0)20 7946 0000");
        assertEquals(
                List.of(
                        "TRUNK_ZERO: +44 (0)20 7946 0000 -> +44 20 7946 0000",
                        "SEPARATORS: +44 20 7946 0000 -> +442079460000",
                        "PLUS: +442079460000 -> 442079460000"),
                result.steps().stream().map(Step::toString).toList());
    }

    @Test
    void onlySeparatorsAreNothing() {
        assertEquals(new Refused(Reason.EMPTY, "( - )"), INTERNATIONAL.readWritten("( - )"));
    }

    @Test
    void refusesAHundredMillionDigitsAtOnceAndRepeatsFortyOfThem() {
        String huge = "9".repeat(100_000_000);
        Normalisation result = assertTimeoutPreemptively(
                Duration.ofSeconds(1), () -> INTERNATIONAL.readWritten(huge));
        assertEquals(new Refused(Reason.TEXT_TOO_LONG, "9".repeat(40)), result);
    }

    @Test
    void showsNothingThatCouldForgeALogLine() {
        assertEquals(
                new Refused(Reason.CHARACTER_FORBIDDEN, "35191?ERROR ?"),
                INTERNATIONAL.read("35191\nERROR é"));
    }

    @Test
    void refusesToBeSetUpWrongly() {
        assertThrows(IllegalArgumentException.class, () -> DialPlan.home("XX"));
        assertThrows(
                IllegalArgumentException.class, () -> INTERNATIONAL.withInternationalPrefixes(""));
        assertThrows(
                IllegalArgumentException.class, () -> INTERNATIONAL.withInternationalPrefixes("+"));
        assertThrows(IllegalArgumentException.class, () -> INTERNATIONAL.withDigits(2, 15));
        assertThrows(IllegalArgumentException.class, () -> INTERNATIONAL.withDigits(7, 16));
        assertThrows(IllegalArgumentException.class, () -> INTERNATIONAL.withDigits(9, 8));
    }
}
