package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.rating.routing.Trunk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

class TrunkOptionTest {
    private final TrunkOption option = new TrunkOption();

    @Test
    void readsNameTechnologyAndEndpoint() {
        assertEquals(
                Trunk.of("carrier1", "PJSIP", "peer-1"), option.convert("carrier1=PJSIP/peer-1"));
    }

    @Test
    void readsWhatIsDoneToTheNumberAndHowLongItRings() {
        assertEquals(
                new Trunk("c", "PJSIP", "peer", "00", "+9", 40),
                option.convert("c=PJSIP/peer,remove=00,add=+9,ring=40"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "carrier1",
                "carrier1=PJSIP",
                "carrier1=PJSIP/a/b",
                "carrier1=PJSIP/a&PJSIP",
                "c=PJSIP/a,ring=0",
                "c=PJSIP/a,ring=9999",
                "c=PJSIP/a,ring=x",
                "c=PJSIP/a,add=1&2",
                "c=PJSIP/a,colour=red",
                "c=PJSIP/a,remove",
                "c=PJSIP/a,",
                "c=PJSIP/a\nb"
            })
    void refusesWhatAsteriskCouldMisread(String text) {
        assertThrows(TypeConversionException.class, () -> option.convert(text));
    }
}
