package io.a2b.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    @Test
    void takesAnyPrintableText() {
        Note note = new Note("Zoë", "gebucht für \"Ana\", 2 × zu oft");
        assertEquals("Zoë", note.actor());
        assertEquals("x".repeat(255), new Note("x", "x".repeat(255)).reason());
    }

    /** A line break would let one note read like the fields of another in what is sealed. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", " x", "x ", "a\nb", "a\tb", "a\u0000b", "a\u0085b"})
    void refusesWhatIsNoText(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Note(text, "reason"));
        assertThrows(IllegalArgumentException.class, () -> new Note("actor", text));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThrows(IllegalArgumentException.class, () -> new Note("x".repeat(65), "reason"));
        assertThrows(IllegalArgumentException.class, () -> new Note("x", "x".repeat(256)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1", "-1:00", "x:00", "1:00"})
    void refusesAnEndOfAChainThatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> SealHead.parse(text));
    }
}
