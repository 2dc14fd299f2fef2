package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.number.PhoneNumber;

import org.junit.jupiter.api.Test;

import java.util.List;

class RouterTest {
    private static final PhoneNumber CALLED = new PhoneNumber("351912345678");
    private static final Trunk FIRST = Trunk.of("first", "PJSIP", "carrier1");
    private static final Trunk SECOND = Trunk.of("second", "PJSIP", "carrier2");

    @Test
    void listsTrunksInTheirOrder() {
        Router router = Router.inOrder(List.of(SECOND, FIRST));

        assertEquals(List.of(new Route(SECOND), new Route(FIRST)), router.routes(CALLED));
    }

    @Test
    void hasNoRouteWithoutTrunks() {
        assertEquals(List.of(), Router.inOrder(List.of()).routes(CALLED));
    }

    @Test
    void refusesTwoTrunksOfOneName() {
        List<Trunk> trunks = List.of(FIRST, SECOND, Trunk.of("first", "SIP", "carrier3"));

        assertThrows(IllegalArgumentException.class, () -> Router.inOrder(trunks));
    }
}
