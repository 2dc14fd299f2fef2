package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.List;
import java.util.Set;

class TrunkSetTest {
    private static final Currency USD = Currency.getInstance("USD");

    private static Trunk trunk(String name, String failover) {
        return Trunk.of(name, "PJSIP", name).withTerms(TrunkTerms.DEFAULT.withFailover(failover));
    }

    private static void refused(String message, List<Trunk> trunks) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TrunkSet.of(List.of(), trunks));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void namesTheCircleThatFailoversGoIn() {
        List<Trunk> trunks = List.of(trunk("in", "a"), trunk("a", "b"), trunk("b", "a"));

        FailoverCycleException refused =
                assertThrows(FailoverCycleException.class, () -> TrunkSet.of(List.of(), trunks));

        assertEquals(List.of("a", "b", "a"), refused.trunks());
        assertEquals("failover: a -> b -> a goes in a circle", refused.getMessage());
    }

    @Test
    void refusesATrunkThatStandsInForItself() {
        assertThrows(FailoverCycleException.class, () -> trunk("a", "a"));
    }

    @Test
    void refusesNamesThatAreNotThere() {
        refused("trunk b: there is no failover c", List.of(trunk("a", "b"), trunk("b", "c")));
        Trunk ofNobody =
                Trunk.of("a", "PJSIP", "a").withTerms(TrunkTerms.DEFAULT.withCarrier("nobody"));
        refused("trunk a: there is no carrier nobody", List.of(ofNobody));
    }

    @Test
    void refusesNamesThatAreThereTwice() {
        refused("trunks: a is there twice", List.of(trunk("a", ""), trunk("a", "")));
        Carrier carrier = Carrier.of("c", USD, "");
        assertThrows(
                IllegalArgumentException.class,
                () -> TrunkSet.of(List.of(carrier, carrier), List.of()));
    }

    @Test
    void knowsWhichTrunksCanBeUsed() {
        Carrier on = Carrier.of("on", USD, "");
        Carrier off = Carrier.of("off", USD, "").withStatus(Status.OFF);
        TrunkTerms ofOn = TrunkTerms.DEFAULT.withCarrier("on");
        TrunkSet set = TrunkSet.of(
                List.of(on, off),
                List.of(
                        trunk("free", ""),
                        trunk("a", "").withTerms(ofOn),
                        trunk("b", "").withTerms(ofOn.withStatus(Status.OFF)),
                        trunk("c", "").withTerms(TrunkTerms.DEFAULT.withCarrier("off"))));

        List<String> usable = List.of("free", "a", "b", "c", "d").stream()
                .filter(set::isUsable)
                .toList();

        assertEquals(List.of("free", "a"), usable);
    }

    @Test
    void knowsWhichTrunksAreLimited() {
        Trunk limited = Trunk.of("a", "PJSIP", "a")
                .withTerms(TrunkTerms.DEFAULT.withCallsMax(1, TrunkTerms.WhenFull.NEXT_ROUTE));

        assertEquals(
                Set.of("a"),
                TrunkSet.of(List.of(), List.of(limited, trunk("b", ""))).limitedTrunks());
    }
}
