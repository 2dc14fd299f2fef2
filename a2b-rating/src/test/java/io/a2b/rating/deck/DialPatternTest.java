package io.a2b.rating.deck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialPatternTest {
    @ParameterizedTest
    @CsvSource({
        "_N11, 911, 111",
        "_ZXX[13-5], 2004, 2002",
        "_34X., 34650, 346",
        "_390X., 390123, 391123",
        "_1NXXNXXXXXX, 12125551234, 11125551234",
        "_[0-246], 4, 5",
        "_., 1, ''"
    })
    void matchesWholeNumbers(String pattern, String number, String other) {
        assertTrue(new DialPattern(pattern).matches(number));
        assertFalse(new DialPattern(pattern).matches(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "34", "_3-4", "_[", "_[]", "_[5-1]", "_[1-]", "_3!", "_x", "_3.4"})
    void refusesWhatIsNoPattern(String text) {
        assertThrows(IllegalArgumentException.class, () -> new DialPattern(text));
    }

    /** Nothing but a pattern that reads as written, or an error that says where it is wrong. */
    @Property
    void parsesOrSaysWhatIsWrong(
            @ForAll
                    @Chars({'_', 'X', 'Z', 'N', '.', '[', ']', '-'})
                    @CharRange(from = '0', to = '9')
                    @StringLength(max = 70)
                    String text) {
        NumberPattern pattern;
        try {
            pattern = NumberPattern.parse(text);
        } catch (IllegalArgumentException wrong) {
            assertFalse(wrong.getMessage().isEmpty());
            return;
        }
        assertEquals(text, pattern.text());
        assertEquals(pattern, NumberPattern.parse(pattern.text()));
    }
}
