package io.a2b.core.cdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class ForwardingTest {
    @Test
    void anIdSaysWhichLegOfWhichCallIsCarriedOn() {
        CallId inbound = CallId.random();
        for (int leg = 1; leg <= 99; leg++) {
            CallId second = inbound.forward(leg);
            assertEquals(Optional.of(new Forwarding(inbound, leg)), Forwarding.of(second));
        }
        assertEquals(Optional.empty(), Forwarding.of(inbound));
        assertEquals("x.forward.7", new CallId("x").forward(7).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.forward.", ".forward.1", "x.forward.0", "x.forward.100"})
    void otherIdsCarryNothingOn(String id) {
        assertEquals(Optional.empty(), Forwarding.of(new CallId(id)));
    }

    @Test
    void refusesALegOrAnIdThatDoesNotFit() {
        CallId longest = new CallId("x".repeat(53));
        assertEquals(64, longest.forward(99).value().length());
        assertEquals(longest, Forwarding.of(longest.forward(99)).orElseThrow().inbound());
        CallId longer = new CallId("x".repeat(54));
        assertThrows(IllegalArgumentException.class, () -> longer.forward(1));
        assertEquals(Optional.empty(), Forwarding.of(new CallId(longer + ".forward.1")));
        assertThrows(IllegalArgumentException.class, () -> longest.forward(0));
        assertThrows(IllegalArgumentException.class, () -> longest.forward(100));
    }
}
