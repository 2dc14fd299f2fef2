package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.simulation.CallCsv;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class CallsCsvRatingProperties {
    private static final String HEADER = "called,answered at,talk seconds,note\n";
    private static final RateDeck DECK = RateDeck.of(
            new DeckVersion("retail", 1),
            Currency.getInstance("USD"),
            List.of(new Rate(
                    new Prefix("351"),
                    "Portugal; \"all\", but",
                    20_000,
                    new BillingIncrement(30, 6),
                    0)));

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.of("351", "34", "2026-03-01T12:00:00Z", "60", "NaN", "1e308", "-1", ""),
                Arbitraries.of("\"a,b\"", "\"", "\"\"", "\" x \"", "=1+1", ";", "\t", "\u00fc"),
                Arbitraries.strings().ofMaxLength(8));
        Arbitrary<String> call = Arbitraries.of("3511", "34", "x")
                .flatMap(called -> cell.map(note -> called + ",2026-03-01T12:00:00Z,60," + note));
        Arbitrary<String> junk = cell.list().ofMaxSize(6).map(cells -> String.join(",", cells));
        return Arbitraries.oneOf(call, junk).list().ofMaxSize(8).map(all -> String.join("\n", all));
    }

    /** No line is lost or added, what was there is still there, and it can be read again. */
    @Property(tries = 500)
    void writesEachLineOnceWithItsCells(@ForAll("lines") String lines) {
        byte[] input = (HEADER + lines + "\n").getBytes(StandardCharsets.UTF_8);
        StringWriter out = new StringWriter();
        ProgressBar silent = new ProgressBar(
                new PrintWriter(new StringWriter()),
                ProgressBar.Style.NONE,
                "calls",
                ProgressBar.Position.UNKNOWN,
                () -> 0);
        new CallsCsvRating(DECK, CallCsv.of(new ByteArrayInputStream(input)), out)
                .run(false, silent);
        List<CallCsv.Row> before = rows(input);
        List<CallCsv.Row> after = rows(out.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(before.size(), after.size(), out.toString());
        for (int at = 0; at < before.size(); at++) {
            List<String> cells = before.get(at).cells();
            List<String> written = after.get(at).cells();
            assertEquals(4 + CallsCsvRating.COLUMNS.size(), written.size(), out.toString());
            int kept = Math.min(4, cells.size());
            assertEquals(cells.subList(0, kept), written.subList(0, kept));
            boolean priced = before.get(at)
                    .call()
                    .map(call -> call.called().startsWith("351"))
                    .orElse(false);
            assertEquals(priced, written.get(written.size() - 1).isEmpty(), out.toString());
        }
    }

    private static List<CallCsv.Row> rows(byte[] csv) {
        CallCsv calls = CallCsv.of(new ByteArrayInputStream(csv));
        List<CallCsv.Row> rows = new ArrayList<>();
        for (Optional<CallCsv.Row> row = calls.nextRow(); row.isPresent(); row = calls.nextRow()) {
            rows.add(row.get());
        }
        return rows;
    }
}
