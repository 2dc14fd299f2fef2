package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.rating.deck.DeckImport.LineError;
import io.a2b.rating.deck.DeckImport.Progress;
import io.a2b.rating.price.BillingIncrement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

class DeckCsvTest {
    private static final String HEADER = "prefix,destination,price,increment,connection fee\n";
    private static final Rate PORTUGAL =
            new Rate(new Prefix("351"), "Portugal", 20_000, new BillingIncrement(30, 6), 50_000);

    @Test
    void readsOneRatePerLine() {
        assertEquals(List.of(PORTUGAL), rates(HEADER + "351,Portugal,0.02,30/6,0.05\n"));
    }

    @Test
    void readsTextAsSpreadsheetsWriteIt() {
        String text = "\uFEFF\"Dial Code\";Name;Rate per minute;First;Step;Connect-Charge\r\n"
                + "\r\n"
                + " +351 ; \"Portugal\" ;0.020000;30;6;0.05\r\n"
                + "34;\"Spain; \"\"all\"\"\";1;1;1;";

        Rate spain = new Rate(
                new Prefix("34"), "Spain; \"all\"", 1_000_000, new BillingIncrement(1, 1), 0);
        assertEquals(List.of(PORTUGAL, spain), rates(text));
    }

    @Test
    void readsTabsAndDoesWithoutFees() {
        String text = "prefix\tdestination\tprice\tincrement\n351\tPortugal\t0.02\t30/6";

        assertEquals(0, rates(text).get(0).price().fees().connectionMicros());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",Portugal,0.02,30/6,0 | prefix: is missing",
                "35a1,Portugal,0.02,30/6,0 | prefix: \"35a1\" is not a prefix: 1 to 15 digits,"
                        + " the first not 0",
                "0351,Portugal,0.02,30/6,0 | prefix: \"0351\" is not a prefix: 1 to 15 digits,"
                        + " the first not 0",
                "351,,0.02,30/6,0 | destination: is missing",
                "351,Portugal,,30/6,0 | price: is missing",
                "351,Portugal,-0.02,30/6,0 | price: \"-0.02\" is negative",
                "351,Portugal,0.0200001,30/6,0 | price: \"0.0200001\" has more than 6 decimals",
                "351,Portugal,10000.01,30/6,0 | price: \"10000.01\" is more than 10000",
                "351,Portugal,2e-2,30/6,0 | price: \"2e-2\" is not a plain decimal number such"
                        + " as 0.0125",
                "351,Portugal,`\"1,000\"`,30/6,0 | price: \"1,000\" is not a plain decimal"
                        + " number such as 0.0125",
                "351,Portugal,NaN,30/6,0 | price: \"NaN\" is not a plain decimal number such as"
                        + " 0.0125",
                "351,Portugal,0.02,30,0 | increment: \"30\" is not an increment such as 30/6",
                "351,Portugal,0.02,30/0,0 | increment: \"30/0\" is not an increment such as 30/6",
                "351,Portugal,0.02,1036801/6,0 | increment: \"1036801/6\" is not an increment"
                        + " such as 30/6",
                "351,Portugal,0.02,30/6,-1 | connection fee: \"-1\" is negative",
            })
    void namesTheCellThatIsWrong(String line, String expected) {
        assertEquals(List.of("line 2, " + expected), errors(HEADER + line.replace("`", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "351,Portugal,0.02,30/6 | line 2: has 4 columns, the header has 5",
                "351,Portugal,0.02,30/6,0,x | line 2: has 6 columns, the header has 5",
                "351,\"Portugal,0.02,30/6,0 | line 2: has a quote out of place",
                "351,Port\"ugal,0.02,30/6,0 | line 2: has a quote out of place",
            })
    void namesTheLineThatIsWrong(String line, String expected) {
        assertEquals(List.of(expected), errors(HEADER + line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prefix,price,increment,seconds | line 1: \"seconds\" is not a known column",
                "destination,price,increment | line 1: has no column \"prefix\"",
                "prefix,destination,price,increment,colour | line 1: \"colour\" is not a known"
                        + " column",
                "prefix,code,destination,price,increment | line 1, code: is a second column for"
                        + " prefix",
                "prefix,destination,price | line 1: has no column \"increment\", nor \"first\""
                        + " and \"step\"",
                "prefix,destination,price,first | line 1: has no column \"step\"",
                "prefix,destination,price,first,increment | line 1: has \"increment\" besides"
                        + " \"first\" or \"step\": use one form",
            })
    void namesWhatIsWrongWithTheHeader(String header, String expected) {
        assertEquals(List.of(expected), errors(header + "\n351,Portugal,0.02,30/6"));
    }

    @Test
    void namesTheFirstLineOfAPrefixThatIsThereTwice() {
        String text = HEADER + "351,Portugal,0.02,30/6,0\n34,Spain,1,1/1,0\n+351,Porto,1,1/1,0";

        assertEquals(List.of("line 4, prefix: \"351\" is in line 2"), errors(text));
    }

    @Test
    void refusesATextWithoutRates() {
        assertEquals(List.of("file: is empty"), errors(""));
        assertEquals(List.of("file: is empty"), errors("\n \n"));
        assertEquals(List.of("file: has no rates"), errors(HEADER));
    }

    @Test
    void findsAllErrorsOfALineAndOfAllLines() {
        String latin = "351,S\u00e3o Tom\u00e9,0.02,30/6,0\n";
        String tooLong = "351," + "x".repeat(CsvReader.LINE_BYTES_MAX) + "\n";
        String text = HEADER + latin + "x,,y,z,0\n" + tooLong + "34,Spain,-1,1/1,0\n";

        List<String> errors = errors(text.getBytes(StandardCharsets.ISO_8859_1));

        assertEquals("line 2: is not UTF-8", errors.get(0));
        assertEquals(
                List.of("prefix", "destination", "price", "increment"),
                errors.subList(1, 5).stream()
                        .map(error -> error.substring("line 3, ".length(), error.indexOf(':')))
                        .toList());
        assertEquals("line 4: is longer than 8192 bytes", errors.get(5));
        assertEquals("line 5, price: \"-1\" is negative", errors.get(6));
        assertEquals(7, errors.size());
    }

    @Test
    void acceptsALineOfExactlyTheLongestLength() {
        String line = "351,Portugal,0.02,30/6,0";
        String padded = line + " ".repeat(CsvReader.LINE_BYTES_MAX - line.length());

        assertEquals(1, rates(HEADER + padded + "\n").size());
        assertEquals(List.of("line 2: is longer than 8192 bytes"), errors(HEADER + padded + " \n"));
    }

    @Test
    void goesOnBehindALineThatFillsManyBuffers() {
        String huge = "351," + "x".repeat(300_000) + ",0.02,30/6,0\n";
        byte[] text = (HEADER + huge + "34,Spain,0.02,30/6,0\n" + huge.strip())
                .getBytes(StandardCharsets.UTF_8);

        DeckCsv csv = read(text);

        assertEquals(
                List.of("line 2: is longer than 8192 bytes", "line 4: is longer than 8192 bytes"),
                csv.errors().stream().map(LineError::toString).toList());
        assertEquals("34", csv.deck().orElseThrow().rate(0).pattern().text());
    }

    @Test
    void readsAStreamThatGivesLittleAtATime() {
        byte[] text = ("\uFEFF" + HEADER
                        + "351,Portugal,0.02,30/6,0.05\r\n\r\n34,Espa\u00f1a,1,1/1,")
                .getBytes(StandardCharsets.UTF_8);
        InputStream drop = new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                return super.read(buffer, from, Math.min(length, 1));
            }
        };

        List<Rate> rates = read(drop, Progress.NONE).deck().orElseThrow().rates();

        Rate spain =
                new Rate(new Prefix("34"), "Espa\u00f1a", 1_000_000, new BillingIncrement(1, 1), 0);
        assertEquals(List.of(spain, PORTUGAL), rates);
    }

    @Test
    void countsTheGoodLinesBehindABadOne() {
        String text = HEADER + "1,a,x,30/6,0\n2,a,0.02,x,0\n34,Spain,1,1/1,0\n351,b,2,1/1,0\n";

        DeckCsv csv = read(text.getBytes(StandardCharsets.UTF_8));

        assertEquals(2, csv.errorsFound());
        assertEquals(2, csv.deck().orElseThrow().size());
    }

    @Test
    void listsTheFirstErrorsAndCountsTheOthers() {
        byte[] text = (HEADER + "bad\n".repeat(250)).getBytes(StandardCharsets.UTF_8);

        DeckImport.Rejected rejected = read(text).rejected().orElseThrow();

        assertEquals(DeckCsv.ERRORS_LISTED_MAX, rejected.errors().size());
        assertEquals(150, rejected.more());
        assertTrue(rejected.toString().endsWith("and 150 more\n"));
    }

    @Test
    void tellsItsProgress() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 25_000; i++) text.append(100_000 + i).append(",Here,1,1/1,0\n");
        List<Long> told = new ArrayList<>();

        read(stream(text.toString().getBytes(StandardCharsets.UTF_8)), told::add);

        assertEquals(List.of(10_000L, 20_000L, 25_001L), told);
    }

    @Test
    void reportsAFileThatCannotBeRead() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };

        A2bException failure = assertThrows(A2bException.class, () -> read(broken, Progress.NONE));

        assertEquals(ErrorCode.FILE_UNREADABLE, failure.code());
    }

    private static List<Rate> rates(String text) {
        DeckCsv csv = read(text.getBytes(StandardCharsets.UTF_8));
        assertEquals("", csv.rejected().map(Object::toString).orElse(""));
        return DeckVersionsContract.inOrder(csv.deck().orElseThrow());
    }

    private static List<String> errors(String text) {
        return errors(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(byte[] text) {
        return read(text).rejected().orElseThrow().errors().stream()
                .map(LineError::toString)
                .toList();
    }

    private static DeckCsv read(byte[] text) {
        return read(stream(text), Progress.NONE);
    }

    private static DeckCsv read(InputStream text, Progress progress) {
        DeckTerms terms = DeckTerms.of(Currency.getInstance("USD"));
        DeckCsv.Source source =
                new DeckCsv.Source(terms, DeckImportOptions.STANDARD, () -> DestinationNames.NONE);
        return DeckCsv.read(source, text, progress);
    }

    private static InputStream stream(byte[] text) {
        return new ByteArrayInputStream(text);
    }
}
