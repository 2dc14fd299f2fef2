package io.a2b.core.did;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class DidTariffTest {
    private static final DidPrice NORMAL = price("0.10");
    private static final DidPrice PEAK = price("0.20");
    private static final DidPrice NIGHT = price("0.05");

    /** Working hours, and nights that go on into the next morning; days as they are in Lisbon. */
    private static final DidTariff TARIFF = DidTariff.free(NORMAL.perMinute().currency())
            .withPrice(NORMAL)
            .withWindows(
                    ZoneId.of("Europe/Lisbon"),
                    List.of(
                            window(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00", "18:00", PEAK),
                            window(DayOfWeek.FRIDAY, DayOfWeek.SUNDAY, "22:00", "06:00", NIGHT)));

    private static DidPrice price(String perMinute) {
        return DidPrice.perMinute(Money.of("USD", perMinute));
    }

    private static DidPriceWindow window(
            DayOfWeek first, DayOfWeek last, String from, String until, DidPrice price) {
        return new DidPriceWindow(
                EnumSet.range(first, last), LocalTime.parse(from), LocalTime.parse(until), price);
    }

    @Test
    void saysWhichWindowDecides() {
        assertEquals(
                "mon tue wed thu fri 09:00-18:00",
                TARIFF.windowAt(Instant.parse("2026-01-05T09:00:00Z"))
                        .orElseThrow()
                        .hours());
        assertEquals(
                "fri sat sun 22:00-06:00",
                TARIFF.windowAt(Instant.parse("2026-01-10T05:59:59Z"))
                        .orElseThrow()
                        .hours());
        assertEquals(Optional.empty(), TARIFF.windowAt(Instant.parse("2026-01-10T06:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T08:59:59Z, 0.10", // Monday
        "2026-01-05T09:00:00Z, 0.20",
        "2026-01-05T17:59:59Z, 0.20",
        "2026-01-05T18:00:00Z, 0.10",
        "2026-07-06T08:00:00Z, 0.20", // in summer, nine in Lisbon is eight in UTC
        "2026-07-06T17:00:00Z, 0.10",
        "2026-01-10T12:00:00Z, 0.10", // Saturday
        "2026-01-09T21:59:59Z, 0.10", // Friday
        "2026-01-09T22:00:00Z, 0.05",
        "2026-01-10T05:59:59Z, 0.05", // of Friday's window
        "2026-01-10T06:00:00Z, 0.10",
        "2026-01-12T05:59:59Z, 0.05", // of Sunday's
        "2026-01-09T05:00:00Z, 0.10", // Thursday has none
        "2026-01-08T23:00:00Z, 0.10"
    })
    void pricesACallByTheHourOfTheWeek(Instant moment, String perMinute) {
        assertEquals(price(perMinute), TARIFF.priceAt(moment));
    }

    @Test
    void aWindowFromMidnightToMidnightIsTheWholeDay() {
        DidPriceWindow sundays =
                window(DayOfWeek.SUNDAY, DayOfWeek.SUNDAY, "00:00", "00:00", NIGHT);
        DidTariff tariff = TARIFF.withWindows(ZoneId.of("UTC"), List.of(sundays));
        assertEquals(NORMAL, tariff.priceAt(Instant.parse("2026-01-10T23:59:59Z")));
        assertEquals(NIGHT, tariff.priceAt(Instant.parse("2026-01-11T00:00:00Z")));
        assertEquals(NIGHT, tariff.priceAt(Instant.parse("2026-01-11T23:59:59Z")));
        assertEquals(NORMAL, tariff.priceAt(Instant.parse("2026-01-12T00:00:00Z")));
    }

    @Test
    void theFirstWindowThatHoldsCounts() {
        DidPriceWindow all = new DidPriceWindow(
                Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, NIGHT);
        DidTariff tariff = TARIFF.withWindows(
                ZoneId.of("UTC"), List.of(all, TARIFF.windows().get(0)));
        assertEquals(NIGHT, tariff.priceAt(Instant.parse("2026-01-05T12:00:00Z")));
    }

    @Test
    void refusesWhatIsNoTariff() {
        Money euro = Money.of("EUR", "1");
        Money less = Money.of("USD", "-1");
        assertThrows(CurrencyMismatchException.class, () -> TARIFF.withSetup(euro));
        assertThrows(CurrencyMismatchException.class, () -> TARIFF.withMonthly(euro));
        DidPrice foreign = DidPrice.perMinute(euro);
        assertThrows(CurrencyMismatchException.class, () -> TARIFF.withPrice(foreign));
        DidPriceWindow window =
                window(DayOfWeek.MONDAY, DayOfWeek.MONDAY, "09:00", "10:00", foreign);
        assertThrows(
                CurrencyMismatchException.class,
                () -> TARIFF.withWindows(ZoneId.of("UTC"), List.of(window)));
        assertThrows(IllegalArgumentException.class, () -> TARIFF.withSetup(less));
        assertThrows(IllegalArgumentException.class, () -> TARIFF.withMonthly(less));
        assertThrows(IllegalArgumentException.class, () -> DidPrice.perMinute(less));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DidPrice(NORMAL.connection(), NORMAL.perMinute(), 0, 1));
        int tooLong = DidPrice.SECONDS_MAX + 1;
        assertThrows(
                IllegalArgumentException.class,
                () -> new DidPrice(NORMAL.connection(), NORMAL.perMinute(), tooLong, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DidPrice(NORMAL.connection(), NORMAL.perMinute(), 1, tooLong));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DidPriceWindow(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, PEAK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SIP/alice", "PJSIP/alice@trunk.example-1", "IAX2/bob@host/351210000000"})
    void takesDevicesAsTargets(String address) {
        assertEquals(address, DidTarget.dialString(1, address).address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "SIP/",
                "SIP/alice&SIP/bob",
                "SIP/alice,30,gU(evil)",
                "Local/900@premium",
                "SIP/${X}",
                "SIP/alice|30",
                "SIP/alice\n",
                "sip/alice",
                "SIP/a@b@c"
            })
    void refusesWhateverElseASwitchMightRun(String address) {
        assertThrows(IllegalArgumentException.class, () -> DidTarget.dialString(1, address));
    }
}
