package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.ledger.Balance;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowancePeriod;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.Prices;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.tariff.TariffPlan;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

class SimulatorProperties {
    private static final Map<TestDatabase, FreshDatabase> DATABASES = new ConcurrentHashMap<>();

    @AfterContainer
    static void close() {
        DATABASES.values().forEach(FreshDatabase::close);
        DATABASES.clear();
    }

    /** What is sold, and what one carrier bills for it; the other a bit more per minute. */
    record Offered(Price price, Price cost, Rounding rounding) {}

    /** @param busy whether the account's only call is in progress already */
    record Customer(
            AccountStatus status, Money balance, boolean busy, Optional<Allowance> allowance) {}

    /** @param talkSeconds of the call, if the limit is not shorter */
    record Wanted(PhoneNumber called, long talkSecondsMax, long talkSeconds) {}

    @Property(tries = 150)
    void whatItSaysIsWhatALiveCallGetsAndPaysOnH2(
            @ForAll("offered") Offered offered,
            @ForAll("customers") Customer customer,
            @ForAll("wanted") Wanted wanted) {
        boolean granted = compare(TestDatabase.H2_MEMORY, offered, customer, wanted);
        Statistics.label("granted")
                .collect(granted)
                .coverage(seen -> seen.check(true).percentage(share -> share > 15));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatItSaysIsWhatALiveCallGetsAndPaysOnPostgreSql(
            @ForAll("offered") Offered offered,
            @ForAll("customers") Customer customer,
            @ForAll("wanted") Wanted wanted) {
        boolean granted = compare(TestDatabase.POSTGRESQL, offered, customer, wanted);
        Statistics.label("granted")
                .collect(granted)
                .coverage(seen -> seen.check(true).count(calls -> calls > 0));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatItSaysIsWhatALiveCallGetsAndPaysOnMariaDb(
            @ForAll("offered") Offered offered,
            @ForAll("customers") Customer customer,
            @ForAll("wanted") Wanted wanted) {
        boolean granted = compare(TestDatabase.MARIADB, offered, customer, wanted);
        Statistics.label("granted")
                .collect(granted)
                .coverage(seen -> seen.check(true).count(calls -> calls > 0));
    }

    /** Says whether the call was let through; how much it talked and paid is compared, too. */
    private static boolean compare(
            TestDatabase engine, Offered offered, Customer customer, Wanted wanted) {
        FreshDatabase database =
                DATABASES.computeIfAbsent(engine, fresh -> fresh.open(RatingTables.MIGRATIONS));
        SimulationRig rig = new SimulationRig(database.transactor());
        AccountId account = account(rig, offered, customer);
        SimulationRequest request = SimulationRequest.of(account, wanted.called())
                .withTalkSecondsMax(wanted.talkSecondsMax());
        Balance before = rig.ledger.balance(account).orElseThrow();

        Simulation simulation = rig.simulator.simulate(request);

        assertEquals(before, rig.ledger.balance(account).orElseThrow(), "nothing is set aside");
        assertEquals(List.of(), rig.allowances.audit());
        assertEquals(simulation, rig.simulator.simulate(request), "nor is an allowance used");
        assertEquals(simulation, Simulation.ofJson(simulation.toJson()));
        CallRequest call = SimulationRig.live(account, wanted.called(), wanted.talkSecondsMax());
        Authorization answer = rig.charging.authorize(call);
        if (answer instanceof Authorization.Refused refused) {
            assertEquals(Optional.of(refused.reason()), simulation.refusal());
            return false;
        }
        Authorization.Granted granted = (Authorization.Granted) answer;
        assertGrants(granted, simulation);
        assertTalk(rig, request, call, Math.min(wanted.talkSeconds(), granted.talkSeconds()));
        return true;
    }

    private static void assertGrants(Authorization.Granted granted, Simulation simulation) {
        assertEquals(Optional.empty(), simulation.refusal());
        assertEquals(granted.talkSeconds(), simulation.limit().orElseThrow().talkSeconds());
        assertEquals(granted.held(), simulation.limit().orElseThrow().charge());
        assertEquals(granted.quote(), simulation.quote().orElseThrow());
        assertEquals(granted.routes(), simulation.routes());
    }

    /** The call is given up, and placed again. */
    private static void assertTalk(
            SimulationRig rig, SimulationRequest request, CallRequest call, long talkSeconds) {
        rig.charging.release(call.call());
        PricedTalk priced = rig.simulator
                .simulate(request.withTalkSeconds(talkSeconds))
                .talks()
                .get(0);
        CallRequest again =
                SimulationRig.live(call.account(), call.called(), call.talkSecondsMax());
        rig.charging.authorize(again);
        Settlement.Charged charged = rig.talked(again.call(), talkSeconds);
        assertEquals(charged.charged(), priced.charge().amount());
        assertEquals(charged.billedSeconds(), priced.charge().billedSeconds());
        assertEquals(charged.trace(), priced.trace());
        assertEquals(priced.charge().amount(), priced.trace().total());
    }

    private static AccountId account(SimulationRig rig, Offered offered, Customer customer) {
        rig.carriers(
                deck("one", offered, offered.cost()),
                deck("two", offered, offered.cost().plusPerMinute(1_000)));
        customer.allowance().ifPresent(rig.allowances::save);
        String[] names = customer.allowance().map(Allowance::name).stream().toArray(String[]::new);
        TariffPlan plan = rig.plan(deck("sold", offered, offered.price()), names);
        AccountId account = rig.account(plan, customer.balance());
        if (customer.busy()) {
            rig.charging.authorize(SimulationRig.live(account, SimulationRig.LISBON, 1));
        }
        if (customer.status() != AccountStatus.ACTIVE) {
            rig.accounts.changeStatus(account, customer.status());
        }
        return account;
    }

    private static RateDeck deck(String name, Offered offered, Price price) {
        DeckTerms terms = DeckTerms.of(SimulationRig.USD).withRounding(offered.rounding());
        Rate rate = new Rate(new Prefix("351"), "Portugal", RateTerms.of(price));
        return RateDeck.of(new DeckVersion(name, 1), terms, List.of(rate));
    }

    @Provide
    Arbitrary<Offered> offered() {
        Arbitrary<Price> prices =
                Arbitraries.oneOf(Prices.rising(), Prices.rising(), Prices.mixed());
        return Combinators.combine(prices, Prices.rising(), Prices.roundings())
                .as((price, cost, rounding) -> new Offered(price, least(price, cost), rounding));
    }

    /** Mostly no more than the price, so that there is a route. */
    private static Price least(Price price, Price cost) {
        return cost.perMinuteMicros() > price.perMinuteMicros()
                ? Price.perMinute(0, price.increment())
                : cost;
    }

    @Provide
    Arbitrary<Customer> customers() {
        Arbitrary<AccountStatus> statuses = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(AccountStatus.ACTIVE)),
                Tuple.of(1, Arbitraries.of(AccountStatus.class)));
        Arbitrary<Money> balances = Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 20_000_000),
                        Arbitraries.of(0L, 1L, 100_000_000_000L))
                .map(micros -> new Money(SimulationRig.USD, micros));
        Arbitrary<Boolean> busy = Arbitraries.integers().between(0, 9).map(at -> at == 0);
        return Combinators.combine(statuses, balances, busy, allowances().optional())
                .as(Customer::new);
    }

    private static Arbitrary<Allowance> allowances() {
        AllowancePeriod monthly = AllowancePeriod.monthly(1);
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(1, 3_000)
                        .map(seconds -> Allowance.seconds("seconds", seconds, monthly)),
                Arbitraries.just(Allowance.calls("calls", 2, monthly)),
                Arbitraries.just(Allowance.unlimited("flat", monthly)));
    }

    @Provide
    Arbitrary<Wanted> wanted() {
        Arbitrary<PhoneNumber> numbers = Arbitraries.of(
                SimulationRig.LISBON,
                SimulationRig.LISBON,
                SimulationRig.LISBON,
                SimulationRig.MADRID);
        Arbitrary<Long> longest = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 100), Arbitraries.longs().between(1, 7_200));
        return Combinators.combine(numbers, longest, Arbitraries.longs().between(1, 4_000))
                .as(Wanted::new);
    }
}
