package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CallCsvProperties {
    private static final String HEADER = "called,caller,answered at,talk seconds\n";

    @Provide
    Arbitrary<List<RatedCall>> calls() {
        return Decks.calls();
    }

    @Property(tries = 200)
    void readsBackWhatWasWritten(@ForAll("calls") List<RatedCall> calls) {
        StringBuilder text = new StringBuilder(HEADER);
        for (RatedCall call : calls) {
            text.append(call.called()).append(',').append(call.caller()).append(',');
            text.append(call.answeredAt())
                    .append(',')
                    .append(call.talkSeconds())
                    .append('\n');
        }
        CallCsv csv = CallCsv.of(bytes(text.toString(), StandardCharsets.UTF_8));
        List<RatedCall> read = new ArrayList<>();
        csv.forEachRemaining(read::add);
        assertEquals(calls, read);
        assertEquals(List.of(), csv.faults());
    }

    @Provide
    Arbitrary<byte[]> junk() {
        Arbitrary<String> cells = Arbitraries.oneOf(
                Arbitraries.of(
                        "351",
                        "+34",
                        "NaN",
                        "1e308",
                        "-1",
                        "99999999999",
                        "\"",
                        "\"\"",
                        "\"3\"",
                        "2026-03-01T12:00:00Z",
                        "+999999999-12-31T23:59:59Z",
                        "2026-02-30",
                        "2026-03-01T12:00:00+99:00",
                        "60",
                        " ",
                        "",
                        "\uD83D\uDE00",
                        "\uD800",
                        "\0",
                        "9".repeat(5_000)),
                Arbitraries.strings().ofMaxLength(12));
        Arbitrary<String> lines =
                cells.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join(",", list));
        Arbitrary<String> header =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(HEADER)), Tuple.of(1, lines));
        Arbitrary<Charset> charsets = Arbitraries.of(
                StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE);
        return Combinators.combine(header, lines.list().ofMaxSize(8), charsets, charsets)
                .as((first, rest, one, other) -> {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    all.writeBytes(first.getBytes(StandardCharsets.UTF_8));
                    for (int at = 0; at < rest.size(); at++) {
                        Charset charset = at % 2 == 0 ? one : other;
                        all.writeBytes((rest.get(at) + "\n").getBytes(charset));
                    }
                    return all.toByteArray();
                });
    }

    /** Each line is a call, a fault or blank, whatever is in it. */
    @Property(tries = 500)
    void neverFailsOnATextHoweverMalformed(@ForAll("junk") byte[] junk) {
        CallCsv csv = CallCsv.of(new ByteArrayInputStream(junk));
        long calls = 0;
        while (csv.hasNext()) {
            csv.next();
            calls++;
        }
        long lines = 1;
        for (byte b : junk) {
            if (b == '\n') lines++;
        }
        assertTrue(calls + csv.faultsFound() <= lines + 3, csv.faults().toString());
        for (CallCsv.Fault fault : csv.faults()) {
            assertTrue(fault.line() <= lines && !fault.message().isEmpty(), fault.toString());
        }
    }

    /** Whoever reads line by line sees the same calls and the same faults. */
    @Property(tries = 200)
    void rowsAreTheCallsAndTheFaults(@ForAll("junk") byte[] junk) {
        CallCsv csv = CallCsv.of(new ByteArrayInputStream(junk));
        List<RatedCall> calls = new ArrayList<>();
        csv.forEachRemaining(calls::add);
        CallCsv lines = CallCsv.of(new ByteArrayInputStream(junk));
        List<CallCsv.Fault> faults = new ArrayList<>(lines.faults());
        List<RatedCall> inRows = new ArrayList<>();
        lines.nextRow().ifPresent(first -> {
            Optional<CallCsv.Row> row = Optional.of(first);
            while (row.isPresent()) {
                row.get().call().ifPresent(inRows::add);
                row.get().fault().ifPresent(faults::add);
                row = lines.nextRow();
            }
        });
        assertEquals(calls, inRows);
        assertEquals(csv.faults(), faults);
    }

    private static ByteArrayInputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }
}
