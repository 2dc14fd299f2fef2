package io.a2b.rating.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class VectorsTest {
    private static List<Vectors.Row> read(String csv) {
        return Vectors.rows(new StringReader(csv)).toList();
    }

    @Test
    void namesTheCellsOfEachRow() {
        List<Vectors.Row> rows = read("id,price,quirk\n1,0.12345,a|b\n2,,\n");

        assertEquals(2, rows.size());
        assertEquals(1, rows.get(0).integer("id"));
        assertEquals(123_450, rows.get(0).micros("price"));
        assertEquals(Set.of("a", "b"), rows.get(0).quirks());
        assertEquals("{id=2, price=, quirk=}", rows.get(1).toString());
        assertEquals(Set.of(), rows.get(1).quirks());
    }

    @Test
    void readsCellsInQuotes() {
        Vectors.Row row =
                read("\"a\",b,c\r\n\"x, \"\"y\"\"\",\"two\nlines\",\"\"").get(0);

        assertEquals("x, \"y\"", row.text("a"));
        assertEquals("two\nlines", row.text("b"));
        assertEquals("", row.text("c"));
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThrows(IllegalArgumentException.class, () -> read("a,b\n1\n"));
        assertThrows(IllegalArgumentException.class, () -> read("a,a\n1,2\n"));
        assertThrows(IllegalArgumentException.class, () -> read("a,b\n1,\"2\n"));
        assertThrows(IllegalArgumentException.class, () -> read("a,b\n1,\"2\"3\n"));
        assertThrows(IllegalArgumentException.class, () -> read("a\n1\n").get(0).text("b"));
    }

    @Test
    void readsAFileToItsEnd() {
        try (Stream<Vectors.Row> rows = Vectors.rows("package_period")) {
            assertEquals(3000, rows.count());
        }
    }

    @Test
    void knowsOnlyFilesThatAreThere() {
        assertThrows(IllegalArgumentException.class, () -> Vectors.rows("nonsense"));
    }
}
