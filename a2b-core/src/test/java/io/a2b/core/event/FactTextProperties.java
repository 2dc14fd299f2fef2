package io.a2b.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.util.Map;

class FactTextProperties {
    @Property(tries = 300)
    void parseOfTextIsIdentity(
            @ForAll @Size(max = 6)
                    Map<@AlphaChars @StringLength(min = 1, max = 32) String, String> facts) {
        assertEquals(facts, FactText.parse(FactText.of(facts)));
    }

    @Property(tries = 300)
    void whatIsHardToStoreIsEscaped(
            @ForAll @CharRange(from = '\0', to = '\n') @CharRange(from = '[', to = ']')
                    String value) {
        String text = FactText.of(Map.of("a", value, "b", value));
        assertEquals(value, FactText.parse(text).get("a"));
        assertEquals(value, FactText.parse(text).get("b"));
        assertFalse(text.contains("\0"));
        assertEquals(2, text.lines().filter(line -> line.contains("=")).count());
    }
}
