package io.a2b.rating.simulation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.caller.CallRules;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.ChargingParts;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.deck.RateTerms;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.Price;
import io.a2b.rating.routing.Carrier;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.TrunkSet;
import io.a2b.rating.routing.TrunkTerms;
import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.PlanLookup;
import io.a2b.rating.tariff.TariffPlan;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Charging and a simulator over the same database, plans, and two trunks of two carriers. */
final class SimulationRig {
    static final Currency USD = Currency.getInstance("USD");
    static final PhoneNumber LISBON = new PhoneNumber("351211234567");
    static final PhoneNumber MADRID = new PhoneNumber("34911234567");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final ManualClock clock = ManualClock.at("2026-03-02T12:00:00Z");
    final Map<String, PlanLookup> plans = new ConcurrentHashMap<>();
    final Map<String, RateDeck> carrierDecks = new ConcurrentHashMap<>();
    final Accounts accounts;
    final Ledger ledger;
    final Allowances allowances;
    final CallRules rules;
    final Charging charging;
    final Simulator simulator;

    SimulationRig(Transactor transactor) {
        accounts = Accounts.over(transactor, clock, CoreConfig.defaults());
        ledger = Ledger.over(transactor, clock);
        rules = CallRules.over(transactor, clock);
        allowances = Allowances.inDatabase(transactor, clock);
        TrunkSet trunks = TrunkSet.of(
                List.of(Carrier.of("one", USD, "one"), Carrier.of("two", USD, "two")),
                List.of(trunk("one"), trunk("two")));
        ChargingParts parts = new ChargingParts(
                transactor,
                accounts,
                ledger,
                CallDetailRecords.over(transactor),
                name -> Optional.ofNullable(plans.get(name)),
                Router.leastCost(() -> trunks, name -> Optional.ofNullable(carrierDecks.get(name))),
                allowances,
                rules);
        charging = Charging.over(parts, RatingConfig.defaults(), clock);
        simulator = Simulator.over(parts, RatingConfig.defaults(), clock);
    }

    private static Trunk trunk(String name) {
        return Trunk.of(name, "PJSIP", name).withTerms(TrunkTerms.DEFAULT.withCarrier(name));
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    static int number() {
        return NUMBERS.incrementAndGet();
    }

    static Rate rate(String prefix, String perMinute) {
        Price price = Price.perMinute(usd(perMinute).micros(), BillingIncrement.SECOND);
        return new Rate(new Prefix(prefix), "Country " + prefix, RateTerms.of(price));
    }

    static RateDeck deck(String name, Rate... rates) {
        return RateDeck.of(new DeckVersion(name, 1), USD, List.of(rates));
    }

    /** A plan of one deck that has its name. */
    TariffPlan plan(RateDeck deck, String... allowanceNames) {
        TariffPlan plan = TariffPlan.of(
                        "plan-" + number(), PlanDeck.of(deck.version().deck()))
                .withAllowances(allowanceNames);
        plans.put(plan.name(), PlanLookup.of(plan, List.of(deck)));
        return plan;
    }

    void carriers(RateDeck one, RateDeck two) {
        carrierDecks.put("one", one);
        carrierDecks.put("two", two);
    }

    AccountId account(TariffPlan plan, Money balance) {
        int number = number();
        AccountTerms terms = AccountTerms.prepaid(USD).withTariffPlan(plan.name());
        OpenResult.Opened opened = assertInstanceOf(
                OpenResult.Opened.class,
                accounts.open(NewAccount.of(
                        new CardNumber(Integer.toString(10_000_000 + number)),
                        "user-" + number,
                        terms)));
        Account account = opened.account();
        if (balance.isPositive()) {
            ledger.credit(
                    new EntryId("pay-" + number),
                    SystemAccount.PAYMENTS_CLEARING,
                    account.id(),
                    balance,
                    EntryCode.TOP_UP,
                    "test");
        }
        return account.id();
    }

    static CallRequest live(AccountId account, PhoneNumber called, long talkSecondsMax) {
        CallId call = new CallId("call-" + number());
        return new CallRequest(call, account, "", called, talkSecondsMax);
    }

    Settlement.Charged talked(CallId call, long talkSeconds) {
        LegReport leg = new LegReport(
                1,
                "one",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(
                        clock.instant(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofSeconds(talkSeconds))));
        return assertInstanceOf(Settlement.Charged.class, charging.settle(call, leg));
    }
}
