package io.a2b.rating.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Rounding;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class RouterTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final RouteRequest REQUEST = RouteRequest.of(
            new CallId("call-1"),
            new PhoneNumber("351912345678"),
            Instant.parse("2026-03-01T12:00:00Z"));
    private static final Trunk FIRST = Trunk.of("first", "PJSIP", "carrier1");
    private static final Trunk SECOND = Trunk.of("second", "PJSIP", "carrier2");

    @Test
    void listsTrunksInTheirOrder() {
        Router router = Router.inOrder(List.of(SECOND, FIRST));

        assertEquals(
                List.of(new Route(SECOND), new Route(FIRST)),
                router.routes(REQUEST).routes());
    }

    @Test
    void hasNoRouteWithoutTrunks() {
        assertEquals(List.of(), Router.inOrder(List.of()).routes(REQUEST).routes());
    }

    @Test
    void refusesTwoTrunksOfOneName() {
        List<Trunk> trunks = List.of(FIRST, SECOND, Trunk.of("first", "SIP", "carrier3"));

        assertThrows(IllegalArgumentException.class, () -> Router.inOrder(trunks));
    }

    @Test
    void readsRoutesThatWereWrittenBeforeTheyHadACost() throws JsonProcessingException {
        String old = """
                {"trunk":{"name":"first","technology":"PJSIP","endpoint":"carrier1",
                 "removePrefix":"","addPrefix":"","ringSecondsMax":60}}""";

        assertEquals(new Route(FIRST), JSON.readValue(old, Route.class));
    }

    @Test
    void readsRoutesAsTheyWereWritten() throws JsonProcessingException {
        TrunkTerms terms = TrunkTerms.DEFAULT
                .withCarrier("acme")
                .withCallsMax(30, TrunkTerms.WhenFull.FAILOVER)
                .withFailover("second")
                .withPriority(2)
                .withWeight(70);
        Price price = Price.perMinute(12_500, new BillingIncrement(30, 6))
                .withFees(Fees.connection(1_000));
        Cost cost = new Cost(
                Currency.getInstance("USD"),
                price,
                Rounding.STANDARD,
                Optional.of(new DeckVersion("acme", 3)));
        Route route = new Route(FIRST.withTerms(terms), Optional.of(cost), "third");

        String written = JSON.writeValueAsString(route);

        assertEquals(route, JSON.readValue(written, Route.class));
    }

    @Test
    void takesCallersThatAreNoNumbersForUnknown() {
        assertEquals("351", REQUEST.withCaller("+351").caller());
        assertEquals("", REQUEST.withCaller("anonymous").caller());
        assertEquals("", REQUEST.withCaller("+").caller());
    }

    @Test
    void writesRoutingsThatReadBackToEqualOnes() throws JsonProcessingException {
        RoutingRig rig = new RoutingRig()
                .carrier("a", TrunkTerms.DEFAULT.withFailover("f"), RoutingRig.rate("351", 10_000))
                .carrier("dear", RoutingRig.rate("351", 900_000))
                .trunk("f", TrunkTerms.DEFAULT.withWeight(0));
        Routing routing = rig.router().build().routes(RoutingRig.request());
        assertEquals(2, routing.routes().size());
        assertEquals(1, routing.rejections().size());

        String written = JSON.writeValueAsString(routing);

        assertEquals(routing, JSON.readValue(written, Routing.class));
    }
}
