package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.rating.routing.TrunkTerms.WhenFull;

import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What every store of carriers and trunks keeps. */
public abstract class TrunksContract {
    private static final Currency USD = Currency.getInstance("USD");

    static final Carrier ACME = Carrier.of("acme", USD, "acme-rates");

    /** Empty when a test begins. */
    protected abstract Trunks trunks();

    static Trunk trunk(String name) {
        return Trunk.of(name, "PJSIP", name);
    }

    static Trunk trunk(String name, String failover) {
        return trunk(name).withTerms(TrunkTerms.DEFAULT.withFailover(failover));
    }

    @Test
    void findsWhatWasSaved() {
        Carrier silent = new Carrier("silent", Currency.getInstance("EUR"), "", Status.OFF);
        Trunk full = new Trunk(
                "full",
                "PJSIP",
                "peer-1",
                "00",
                "+99",
                30,
                new TrunkTerms(
                        Status.OFF, "acme", 40, WhenFull.FAILOVER, "plain", 1_000, 1_000_000));
        trunks().save(ACME);
        trunks().save(silent);
        trunks().save(trunk("plain"));
        trunks().save(full);

        assertEquals(Optional.of(ACME), trunks().findCarrier("acme"));
        assertEquals(Optional.of(silent), trunks().findCarrier("silent"));
        assertEquals(Optional.of(full), trunks().find("full"));
        assertEquals(Optional.of(trunk("plain")), trunks().find("plain"));
        assertEquals(Optional.empty(), trunks().find("acme"));
        assertEquals(Optional.empty(), trunks().findCarrier("plain"));
    }

    @Test
    void replacesWhatHasTheSameName() {
        trunks().save(ACME);
        trunks().save(trunk("a"));
        Carrier other = Carrier.of("acme", Currency.getInstance("EUR"), "");
        Trunk changed =
                trunk("a").withTerms(TrunkTerms.DEFAULT.withCarrier("acme").withWeight(7));
        trunks().save(other);
        trunks().save(changed);
        trunks().save(changed);

        assertEquals(Optional.of(other), trunks().findCarrier("acme"));
        assertEquals(List.of(changed), trunks().list("", 10));
    }

    @Test
    void tellsNamesApartByTheirCase() {
        trunks().save(trunk("a"));
        trunks().save(trunk("A", "a"));

        assertEquals(2, trunks().list("", 10).size());
        assertEquals(Optional.of(trunk("a")), trunks().find("a"));
    }

    @Test
    void listsInOrderPageByPage() {
        for (String name : List.of("c", "a", "d", "b")) {
            trunks().save(trunk(name));
            trunks().save(Carrier.of(name, USD, ""));
        }

        assertEquals(List.of(trunk("a"), trunk("b")), trunks().list("", 2));
        assertEquals(List.of(trunk("c"), trunk("d")), trunks().list("b", 2));
        assertEquals(List.of(), trunks().list("d", 2));
        assertEquals(List.of(Carrier.of("b", USD, "")), trunks().listCarriers("a", 1));
        assertThrows(IllegalArgumentException.class, () -> trunks().list("", 0));
        assertThrows(IllegalArgumentException.class, () -> trunks().listCarriers("", 1001));
    }

    @Test
    void switchesTrunksAndCarriersOffAndOn() {
        trunks().save(ACME);
        trunks().save(trunk("a"));
        trunks().switchTrunk("a", Status.OFF);
        trunks().switchCarrier("acme", Status.OFF);

        assertEquals(Status.OFF, trunks().find("a").orElseThrow().terms().status());
        assertEquals(Optional.of(ACME.withStatus(Status.OFF)), trunks().findCarrier("acme"));

        trunks().switchTrunk("a", Status.ON);
        trunks().switchCarrier("acme", Status.ON);

        assertEquals(Optional.of(trunk("a")), trunks().find("a"));
        assertEquals(Optional.of(ACME), trunks().findCarrier("acme"));
    }

    @Test
    void refusesToSwitchWhatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> trunks().switchTrunk("a", Status.OFF));
        assertThrows(IllegalArgumentException.class, () -> trunks().switchCarrier("a", Status.OFF));
    }

    @Test
    void refusesFailoversInACircleAndKeepsWhatWas() {
        trunks().save(trunk("c"));
        trunks().save(trunk("b", "c"));
        trunks().save(trunk("a", "b"));

        FailoverCycleException refused =
                assertThrows(FailoverCycleException.class, () -> trunks().save(trunk("c", "a")));

        assertEquals(4, refused.trunks().size());
        assertEquals(Optional.of(trunk("c")), trunks().find("c"));
        assertEquals(3, trunks().current().trunks().size());
    }

    @Test
    void refusesACarrierAndAFailoverThatAreNotThere() {
        Trunk ofNobody = trunk("a").withTerms(TrunkTerms.DEFAULT.withCarrier("nobody"));

        assertThrows(IllegalArgumentException.class, () -> trunks().save(ofNobody));
        assertThrows(IllegalArgumentException.class, () -> trunks().save(trunk("a", "b")));
        assertEquals(List.of(), trunks().list("", 10));
    }

    @Test
    void showsEveryChangeAtOnceToRouters() {
        assertEquals(List.of(), trunks().current().trunks());
        trunks().save(ACME);
        trunks().save(trunk("a"));
        assertEquals(List.of(trunk("a")), trunks().current().trunks());
        assertEquals(List.of(ACME), trunks().current().carriers());
        trunks().switchTrunk("a", Status.OFF);
        assertEquals(
                Status.OFF, trunks().current().find("a").orElseThrow().terms().status());
        trunks().switchCarrier("acme", Status.OFF);
        assertEquals(
                Optional.of(ACME.withStatus(Status.OFF)), trunks().current().findCarrier("acme"));
    }
}
