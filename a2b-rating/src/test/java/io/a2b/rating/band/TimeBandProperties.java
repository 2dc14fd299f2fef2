package io.a2b.rating.band;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

class TimeBandProperties {
    @Provide
    Arbitrary<TimeBand> bands() {
        return BandArbitraries.bands();
    }

    @Provide
    Arbitrary<List<WeekWindow>> windowLists() {
        return BandArbitraries.windows().list().ofMinSize(1).ofMaxSize(8);
    }

    @Property
    void parseOfTextIsIdentity(@ForAll("bands") TimeBand band) {
        assertEquals(band, TimeBand.parse(band.text()));
        assertEquals(band.text(), TimeBand.parse(band.text()).text());
        assertTrue(band.text().length() <= TimeBand.TEXT_LENGTH_MAX, band::text);
    }

    @Property(tries = 300)
    void upperCaseAndSpacesDoNotMatter(@ForAll("bands") TimeBand band) {
        String times = band.text().replaceFirst("^[^ ]+: ", "");
        String shouted = times.toUpperCase(Locale.ROOT).replaceAll("([,;-])", " $1\t ");
        assertEquals(TimeBand.parse(times), TimeBand.parse(" " + shouted + "\n"));
    }

    @Property
    void joiningKeepsEveryMinute(
            @ForAll("windowLists") List<WeekWindow> windows,
            @ForAll @IntRange(max = 10_079) int minute) {
        TimeBand band = TimeBand.of(windows.toArray(WeekWindow[]::new));
        for (int probe : edges(windows, minute)) {
            assertEquals(
                    windows.stream().anyMatch(window -> window.contains(probe)),
                    band.windows().stream().anyMatch(window -> window.contains(probe)));
        }
        for (WeekWindow one : band.windows()) {
            assertTrue(
                    band.windows().equals(List.of(WeekWindow.WEEK))
                            || band.windows().stream()
                                    .noneMatch(other -> other.contains(one.endMinute())),
                    "two windows that touch");
        }
    }

    private static int[] edges(List<WeekWindow> windows, int minute) {
        return IntStream.concat(
                        IntStream.of(0, 10_079, minute),
                        windows.stream()
                                .flatMapToInt(window -> IntStream.of(
                                        window.fromMinute() - 1,
                                        window.fromMinute(),
                                        window.untilMinute(),
                                        window.untilMinute() + 1)))
                .map(probe -> Math.floorMod(probe, 10_080))
                .toArray();
    }

    @Provide
    Arbitrary<String> nearlyBands() {
        Arbitrary<String> pieces = Arbitraries.of(
                "mon",
                "TUE",
                "Friday",
                "sun",
                "day",
                "always",
                "holidays",
                "never",
                "only",
                "also",
                "ignored",
                "00:00",
                "24:00",
                "23:59",
                "8:00",
                "99:99",
                "1:2:3",
                ":",
                ": ",
                "-",
                ",",
                ";",
                " ",
                "\t",
                "\n",
                "\u0000",
                "\u2003",
                "\u0664",
                "\uD83D\uDCDE",
                "\uD83D",
                "peak: ",
                "999999999999999999999",
                "\u0130",
                "1e308",
                "NaN",
                "\uFEFF",
                "\"");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
                pieces.list().ofMaxSize(12).map(list -> String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(30),
                BandArbitraries.bands().map(TimeBand::text).flatMap(TimeBandProperties::damaged));
    }

    private static Arbitrary<String> damaged(String text) {
        return Arbitraries.integers()
                .between(0, text.length())
                .flatMap(at -> Arbitraries.strings()
                        .ofMaxLength(2)
                        .map(noise -> text.substring(0, at)
                                + noise
                                + text.substring(Math.min(text.length(), at + 1))));
    }

    @Property(tries = 3000)
    void anyTextIsABandOrRefusedWithColumnAndReason(@ForAll("nearlyBands") String text) {
        try {
            TimeBand band = TimeBand.parse(text);
            assertEquals(band, TimeBand.parse(band.text()));
        } catch (IllegalArgumentException refused) {
            assertEquals(IllegalArgumentException.class, refused.getClass());
            String message = refused.getMessage();
            assertTrue(
                    message.matches("column [0-9]+: (\".+\"|the end of the text) [a-z].*"),
                    message);
            int column = Integer.parseInt(message.substring(7, message.indexOf(':')));
            assertTrue(column >= 1 && column <= text.length() + 1, message);
        }
    }
}
