package io.a2b.rating.simulation;

import static io.a2b.rating.simulation.SimulationRig.LISBON;
import static io.a2b.rating.simulation.SimulationRig.MADRID;
import static io.a2b.rating.simulation.SimulationRig.deck;
import static io.a2b.rating.simulation.SimulationRig.live;
import static io.a2b.rating.simulation.SimulationRig.rate;
import static io.a2b.rating.simulation.SimulationRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.caller.Restriction;
import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowancePeriod;
import io.a2b.rating.band.TimeBand;
import io.a2b.rating.band.Validity;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.TalkLimit;
import io.a2b.rating.tariff.Rejection;
import io.a2b.rating.tariff.TariffPlan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SimulatorTest {
    private FreshDatabase database;
    private SimulationRig rig;
    private TariffPlan plan;

    @BeforeEach
    void open() {
        database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS);
        rig = new SimulationRig(database.transactor());
        // by day twelve cents a minute, by night six
        plan = rig.plan(deck(
                "sold",
                rate("351", "0.12"),
                by("35121", "mon-fri 08:00-20:00", "0.12"),
                by("35121", "mon-fri 00:00-08:00,20:00-24:00; sat-sun", "0.06"),
                rate("34", "0.01")));
        rig.carriers(
                deck("one", rate("351", "0.03"), rate("34", "0.02")),
                deck("two", rate("351", "0.02"), rate("34", "0.02")));
    }

    private static Rate by(String prefix, String band, String perMinute) {
        Rate rate = rate(prefix, perMinute);
        return rate.withTerms(rate.terms().withValidity(Validity.during(TimeBand.parse(band))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Simulation simulate(SimulationRequest request) {
        return rig.simulator.simulate(request);
    }

    @Test
    void saysWhatACallBringsAndCostsByEachRoute() {
        AccountId account = rig.account(plan, usd("1.20"));

        Simulation simulation =
                simulate(SimulationRequest.of(account, LISBON).withTalkSeconds(30, 60));

        assertTrue(simulation.isGranted());
        assertEquals(Optional.of(new TalkLimit(600, usd("1.20"))), simulation.limit());
        PricedTalk minute = simulation.talks().get(1);
        assertEquals(usd("0.12"), minute.charge().amount());
        assertEquals(
                List.of(
                        new PricedTalk.ByRoute(
                                "two", Optional.of(usd("0.02")), Optional.of(usd("0.10"))),
                        new PricedTalk.ByRoute(
                                "one", Optional.of(usd("0.03")), Optional.of(usd("0.09")))),
                minute.routes());
        assertEquals(usd("0.06"), simulation.talks().get(0).charge().amount());
    }

    @Test
    void namesTheRatesThatWereTakenAndWhyOthersWereNot() {
        Simulation simulation = simulate(SimulationRequest.of(plan.name(), usd("1"), LISBON));

        List<String> rates = simulation.rates().stream()
                .map(rate -> rate.pattern() + " "
                        + rate.rejected().map(Rejection.Reason::name).orElse("taken"))
                .toList();
        assertEquals("35121 taken", rates.get(0));
        assertEquals(3, rates.size());
        assertTrue(rates.contains("35121 OUTSIDE_TIME_BAND"), rates::toString);
        assertTrue(rates.contains("351 SHORTER_THAN_LONGEST"), rates::toString);
    }

    @Test
    void takesTheTimeThatIsSupposed() {
        SimulationRequest byDay =
                SimulationRequest.of(plan.name(), usd("1"), LISBON).withTalkSeconds(60);
        SimulationRequest byNight = byDay.withAt(Instant.parse("2026-03-02T22:00:00Z"));

        assertEquals(usd("0.12"), simulate(byDay).talks().get(0).charge().amount());
        assertEquals(usd("0.06"), simulate(byNight).talks().get(0).charge().amount());
    }

    @Test
    void takesTheMoneyThatIsSupposed() {
        AccountId account = rig.account(plan, usd("0"));
        SimulationRequest request = SimulationRequest.of(account, LISBON);

        assertEquals(Optional.of(Reason.FUNDS_INSUFFICIENT), simulate(request).refusal());
        Simulation richer = simulate(request.withAvailable(usd("0.6")));
        assertTrue(richer.isGranted());
        assertEquals(300, richer.limit().orElseThrow().talkSeconds());
        assertThrows(
                CurrencyMismatchException.class,
                () -> simulate(request.withAvailable(Money.of("EUR", "1"))));
    }

    @Test
    void namesTheFirstReasonAndStillTellsTheRest() {
        AccountId account = rig.account(plan, usd("1"));
        rig.accounts.changeStatus(account, AccountStatus.EXPIRED);

        Simulation simulation = simulate(SimulationRequest.of(account, LISBON));

        assertEquals(Optional.of(Reason.ACCOUNT_EXPIRED), simulation.refusal());
        assertEquals(500, simulation.limit().orElseThrow().talkSeconds());
        assertEquals(2, simulation.talks().size());
    }

    @Test
    void refusesInTheOrderOfALiveCall() {
        AccountId account = rig.account(plan, usd("1"));
        AccountId unknown = new AccountId(account.value() + 1_000);
        assertEquals(
                Optional.of(Reason.ACCOUNT_UNKNOWN),
                refusal(SimulationRequest.of(unknown, LISBON)));
        assertEquals(
                Optional.of(Reason.PLAN_UNKNOWN),
                refusal(SimulationRequest.of("nothing", usd("1"), LISBON)));
        assertEquals(
                Optional.of(Reason.CURRENCY_DIFFERS),
                refusal(SimulationRequest.of(plan.name(), Money.of("EUR", "1"), LISBON)));
        rig.charging.authorize(live(account, LISBON, 60));
        assertEquals(
                Optional.of(Reason.CALLS_EXCEEDED), refusal(SimulationRequest.of(account, LISBON)));
    }

    @Test
    void knowsWhomAnAccountMayNotCallAndWhoMayNotCall() {
        AccountId account = rig.account(plan, usd("1"));
        SimulationRequest request =
                SimulationRequest.of(account, LISBON).withNumbers("+999888777", "");
        rig.rules.restrict(account, new Restriction(Restriction.Mode.BLOCK_LISTED, Set.of("351")));
        assertEquals(Optional.of(Reason.NUMBER_RESTRICTED), refusal(request));
        rig.rules.block("999", "a test");
        assertEquals(Optional.of(Reason.CALLER_BLOCKED), refusal(request));
        assertEquals(500, simulate(request).limit().orElseThrow().talkSeconds());
        rig.rules.unblock("999");
        rig.rules.restrict(account, Restriction.none());
        assertTrue(simulate(request).isGranted());
    }

    private Optional<Reason> refusal(SimulationRequest request) {
        Simulation simulation = simulate(request);
        assertFalse(simulation.isGranted());
        return simulation.refusal();
    }

    @Test
    void saysThatEveryRouteWouldLoseMoney() {
        Simulation simulation = simulate(SimulationRequest.of(plan.name(), usd("1"), MADRID));

        assertEquals(Optional.of(Reason.NO_ROUTE), simulation.refusal());
        assertEquals(
                List.of(
                        io.a2b.rating.routing.Rejection.Reason.LOSES_MONEY,
                        io.a2b.rating.routing.Rejection.Reason.LOSES_MONEY),
                simulation.routings().get(0).rejections().stream()
                        .map(io.a2b.rating.routing.Rejection::reason)
                        .toList());
        assertTrue(simulation.toString().contains("loses money"), simulation::toString);
    }

    @Test
    void saysWhatAnAllowanceWouldPayAndLeavesItUnused() {
        rig.allowances.save(Allowance.seconds("minutes", 120, AllowancePeriod.monthly(1)));
        TariffPlan free = rig.plan(deck("sold", rate("351", "0.12")), "minutes");
        AccountId account = rig.account(free, usd("0.12"));
        SimulationRequest request = SimulationRequest.of(account, LISBON).withTalkSeconds(150);

        Simulation simulation = simulate(request);

        assertEquals(
                Optional.of(new Coverage("minutes", 120)),
                simulation.quote().flatMap(Quote::coverage));
        assertEquals(180, simulation.limit().orElseThrow().talkSeconds());
        assertEquals(120, simulation.talks().get(0).charge().freeSeconds());
        assertEquals(usd("0.06"), simulation.talks().get(0).charge().amount());
        assertEquals(simulation, simulate(request));
    }

    @Test
    void writesTextForPeopleAndJsonThatReadsBack() {
        Simulation simulation = simulate(
                SimulationRequest.of(plan.name(), usd("1.20"), LISBON).withTalkSeconds(60));

        String text = simulation.toString();
        assertTrue(text.contains("longest talk: 600 s for USD 1.20"), text);
        assertTrue(text.contains("60 s of talk: USD 0.12, 60 s billed, 0 s free"), text);
        assertTrue(text.contains("by two: cost USD 0.02, margin USD 0.10"), text);
        assertTrue(text.contains("outside time band"), text);
        String json = simulation.toJson();
        assertTrue(
                json.contains("\"limit\":{\"talkSeconds\":600,"
                        + "\"charge\":{\"currency\":\"USD\",\"micros\":1200000"),
                json);
        assertEquals(simulation, Simulation.ofJson(json));
        assertThrows(IllegalArgumentException.class, () -> Simulation.ofJson("{}x"));
        assertThrows(IllegalArgumentException.class, () -> Simulation.ofJson("[]"));
    }

    @Test
    void refusesLengthsThatCannotBePriced() {
        SimulationRequest request = SimulationRequest.of(plan.name(), usd("1"), LISBON);

        assertThrows(IllegalArgumentException.class, () -> request.withTalkSeconds(0));
        assertThrows(IllegalArgumentException.class, () -> request.withTalkSeconds(31_622_401));
        assertThrows(IllegalArgumentException.class, () -> request.withTalkSecondsMax(0));
    }
}
