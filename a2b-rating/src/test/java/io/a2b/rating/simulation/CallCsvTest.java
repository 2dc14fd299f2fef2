package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

class CallCsvTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static CallCsv csv(String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return CallCsv.of(new ByteArrayInputStream(bytes));
    }

    private static List<RatedCall> all(CallCsv csv) {
        List<RatedCall> calls = new ArrayList<>();
        csv.forEachRemaining(calls::add);
        return calls;
    }

    private static List<String> faults(CallCsv csv) {
        all(csv);
        return csv.faults().stream().map(Object::toString).toList();
    }

    @Test
    void readsTheColumnsInAnyOrder() {
        CallCsv csv = csv(
                "\uFEFFId;Talk_Seconds;Called;Answered at;Caller",
                "1;60;+351210000000;2026-03-01T12:00:00Z;+351 91",
                "2;0;34910000000;2026-03-01 14:00:00+02:00;34",
                "",
                "3;\"7\";34910000000;1772366400;",
                "4;8;34910000000;2026-03-01 12:00:00.25;anonymous");
        assertEquals(
                List.of(
                        new RatedCall("351210000000", "", NOON, 60),
                        new RatedCall("34910000000", "34", NOON, 0),
                        new RatedCall("34910000000", "", NOON, 7),
                        new RatedCall("34910000000", "", NOON.plusMillis(250), 8)),
                all(csv));
        assertEquals(List.of(), csv.faults());
        assertThrows(NoSuchElementException.class, csv::next);
    }

    @Test
    void leavesOutWhatIsWrongAndSaysWhere() {
        CallCsv csv = csv(
                "called,answered at,talk seconds,caller",
                "35121x,2026-03-01T12:00:00Z,1,",
                ",2026-03-01T12:00:00Z,1,",
                "34,2026-13-01T12:00:00Z,1,",
                "34,yesterday,1,",
                "34,2026-03-01T12:00:00Z,-1,",
                "34,2026-03-01T12:00:00Z,1e308,",
                "34,2026-03-01T12:00:00Z,NaN,",
                "34,2026-03-01T12:00:00Z,31622401,",
                "34,2026-03-01T12:00:00Z",
                "3\"4,2026-03-01T12:00:00Z,1,",
                "1".repeat(21) + ",2026-03-01T12:00:00Z,1,",
                "34,2026-03-01T12:00:00Z,31622400,");
        assertEquals(1, all(csv).size());
        assertEquals(
                List.of(
                        "line 2, called: \"35121x\" is no number",
                        "line 3, called: \"\" is no number",
                        "line 4, answered at: \"2026-13-01T12:00:00Z\" is no date and time",
                        "line 5, answered at: \"yesterday\" is no date and time",
                        "line 6, talk seconds: \"-1\" is not whole seconds",
                        "line 7, talk seconds: \"1e308\" is not whole seconds",
                        "line 8, talk seconds: \"NaN\" is not whole seconds",
                        "line 9, talk seconds: \"31622401\" is more than 366 days",
                        "line 10: has 2 cells, the header 4",
                        "line 11: has a quote that does not enclose a cell",
                        "line 12, called: \"111111111111111111111\" is no number"),
                faults(csv));
    }

    @Test
    void saysWhatTheHeaderLacks() {
        assertEquals(List.of("file: is empty"), faults(csv("")));
        assertEquals(
                List.of(
                        "line 1: has no column \"answered at\"",
                        "line 1: has no column \"talk seconds\""),
                faults(csv("called,when", "34,60")));
        assertEquals(
                List.of("line 1, called: is there twice"),
                faults(csv("called,answered at,talk seconds,called", "34,1,1,34")));
    }

    @Test
    void countsTheFaultsThatItDoesNotList() {
        String[] lines = new String[501];
        lines[0] = "called,answered at,talk seconds";
        for (int n = 1; n < lines.length; n++) lines[n] = "x,1,1";
        CallCsv csv = csv(lines);
        assertFalse(csv.hasNext());
        assertEquals(500, csv.faultsFound());
        assertEquals(CallCsv.FAULTS_LISTED_MAX, csv.faults().size());
    }

    @Test
    void saysSoWhenTheTextCannotBeRead() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        A2bException failure = assertThrows(A2bException.class, () -> CallCsv.of(broken));
        assertEquals(ErrorCode.FILE_UNREADABLE, failure.code());
    }
}
