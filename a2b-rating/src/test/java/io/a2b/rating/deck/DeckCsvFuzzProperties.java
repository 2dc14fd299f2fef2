package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.rating.deck.DeckImport.LineError;
import io.a2b.rating.deck.DeckImport.Progress;
import io.a2b.rating.price.Rounding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a file contains, reading it ends in rates or in errors that say where. */
class DeckCsvFuzzProperties {
    private static final List<String> GOOD =
            List.of("351", "Portugal", "0.02", "30/6", "", "", "", "", "", "", "");
    private static final String HEADER =
            "prefix,destination,price,increment,cost,steps,maximum,from,until,band,caller prefix\n";

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll boolean behindHeader) {
        byte[] header = (behindHeader ? HEADER : "").getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, text, 0, header.length);
        System.arraycopy(bytes, 0, text, header.length, bytes.length);

        checkErrors(read(text, DeckTerms.of(DeckArbitraries.USD)));
    }

    @Property
    void anErrorNamesTheLineAndTheColumnOfTheBadCell(
            @ForAll("badCells") BadCell bad, @ForAll("filler") List<Integer> before) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int number : before) text.append(number).append(",a,1,1/1,,,,,,,\n");
        List<String> cells = new ArrayList<>(GOOD);
        cells.set(bad.column(), bad.text());
        text.append(String.join(",", cells)).append("\n49,Germany,0.01,1/1,,,,,,,\n");

        DeckCsv csv = read(
                text.toString().getBytes(StandardCharsets.UTF_8),
                DeckTerms.of(DeckArbitraries.USD));

        LineError error = checkErrors(csv).orElseThrow();
        assertEquals(before.size() + 2, error.line(), error::toString);
        assertEquals(HEADER.strip().split(",")[bad.column()], error.column(), error::toString);
        assertFalse(error.message().isBlank());
        assertTrue(error.message().length() < 400, error::toString);
        assertEquals(1, csv.errorsFound());
    }

    @Property(tries = 300)
    void linesOfAwkwardCellsAreReadOrRefused(
            @ForAll("awkwardLines") List<List<String>> lines, @ForAll boolean legacy) {
        StringBuilder text = new StringBuilder(HEADER);
        for (List<String> line : lines) text.append(String.join(",", line)).append('\n');
        DeckTerms terms = DeckTerms.of(DeckArbitraries.USD)
                .withRounding(legacy ? Rounding.LEGACY : Rounding.STANDARD);

        checkErrors(read(text.toString().getBytes(StandardCharsets.UTF_8), terms));
    }

    /** The first error, if any; there is a deck if there is none. */
    private static Optional<LineError> checkErrors(DeckCsv csv) {
        for (LineError error : csv.errors()) {
            assertTrue(error.line() >= 0 && error.line() <= csv.linesRead(), error::toString);
            assertFalse(error.message().isBlank());
        }
        assertEquals(csv.errors().isEmpty(), csv.rejected().isEmpty());
        if (csv.errors().isEmpty()) assertTrue(csv.deck().orElseThrow().size() > 0);
        return csv.errors().stream().findFirst();
    }

    private static DeckCsv read(byte[] text, DeckTerms terms) {
        InputStream bytes = new ByteArrayInputStream(text);
        DeckCsv.Source source =
                new DeckCsv.Source(terms, DeckImportOptions.STANDARD, () -> DestinationNames.NONE);
        return DeckCsv.read(source, bytes, Progress.NONE);
    }

    record BadCell(int column, String text) {}

    @Provide
    Arbitrary<BadCell> badCells() {
        String huge = "9".repeat(4000);
        return Arbitraries.oneOf(
                bad(0, "", "35x", "0351", "1234567890123456", "_", "_1Q", "_[9-1]", "_1[", huge),
                bad(0, "\uff13\uff15", "-351", "+", "3 51", "1e308", "NaN"),
                bad(1, "", "x".repeat(101), "a\u0007b", huge),
                bad(2, "", "NaN", "1e308", "-1", "Infinity", "0x10", "1.2.3", ".5", "5.", huge),
                bad(2, "0.0000001", "10000.000001", "\u0661", "1 000", "--1", "+1", "$1", "1'000"),
                bad(3, "", "0", "30", "30/", "/6", "30/0", "30/6/6", "-1/1", "1.5/1", huge),
                bad(3, "1036801/1", "1/1036801", "99999999999/1", "a/b"),
                bad(4, "NaN", "1e308", "-0.01", "1e-5", "10001", huge),
                bad(5, "60", "60:1", "60:1:1", "60:1:1:1:1", "0:1:1:0", "60:x:1:0", "60:1:0:0"),
                bad(5, "60:1:1:0 ".repeat(21).strip(), ":::", "60:1:1:NaN", huge),
                bad(6, "NaN", "x", "-1"),
                bad(7, "yesterday", "2026-13-01", "2026-02-30", "2026-3-1", "1e308", huge),
                bad(7, "2026-03-01T25:00:00Z", "2026-03-01 10:00:00+99:00", "99999-01-01"),
                bad(8, "NaN", "31.12.2026", "12/31/2026"),
                bad(9, "fri 25:00-26:00", "someday", "mon-", "08:00", "holidays never", "::", huge),
                bad(10, "x", "1234567890123456", "+", "35-1"));
    }

    private static Arbitrary<BadCell> bad(int column, String... texts) {
        return Arbitraries.of(texts).map(text -> new BadCell(column, text));
    }

    @Provide
    Arbitrary<List<Integer>> filler() {
        return Arbitraries.integers().between(60, 999).list().uniqueElements().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<List<String>>> awkwardLines() {
        Arbitrary<String> awkward = Arbitraries.of(
                "",
                "0",
                "1",
                "-1",
                "NaN",
                "1e308",
                "351",
                "30/6",
                "\"",
                "\"\"",
                "\"a\"",
                "a\"b",
                "\"1,2\"",
                " 1 ",
                "\u00a0",
                "\u0000",
                "2026-01-01",
                "2026-01-02T00:00:00Z",
                "0000-00-00 00:00:00",
                "always",
                "mon",
                "60:1:1:0",
                "default",
                "_X.",
                "\ud800",
                "#");
        Arbitrary<List<String>> line = Combinators.combine(
                        awkward.list().ofSize(11), Arbitraries.integers().between(0, 11))
                .as((cells, good) -> {
                    List<String> mixed = new ArrayList<>(GOOD.subList(0, good));
                    mixed.addAll(cells.subList(good, 11));
                    return mixed;
                });
        return line.list().ofMaxSize(8);
    }
}
