package io.a2b.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.routing.Carrier;
import io.a2b.rating.routing.PriorityPolicy;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.TrunkTerms;
import io.a2b.rating.simulation.Rerating;
import io.a2b.rating.simulation.ReratingRun;
import io.a2b.rating.simulation.ReratingScope;
import io.a2b.rating.spi.CallWitness.Testimony;
import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.TariffPlan;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class A2bRatingTest {
    private static final Currency USD = Currency.getInstance("USD");

    /** Configuration, clock and witness reach the rooms they are meant for. */
    @Test
    void chargesAndRecoversForAHostWithoutGuice() {
        ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS)) {
            A2bCore core = A2bCore.over(database.dataSource(), clock, CoreConfig.defaults());
            A2bRating rating = A2bRating.over(
                            core, Router.inOrder(List.of(Trunk.of("one", "PJSIP", "one"))))
                    .clock(clock)
                    .config(RatingConfig.defaults().withCallSecondsMax(120))
                    .witness(call -> new Testimony.Gone())
                    .build();
            rating.decks().importRates("retail", USD, List.of(perMinute("351", 60_000)));
            rating.plans().save(TariffPlan.of("default", PlanDeck.of("retail")), 0);
            AccountId account = account(core, "1.00");
            assertEquals(Optional.empty(), rating.allowances().find("none"));

            CallRequest request = new CallRequest(
                    new CallId("call-1"), account, "", new PhoneNumber("351211234567"), 7_200);
            Authorization.Granted granted = assertInstanceOf(
                    Authorization.Granted.class, rating.charging().authorize(request));
            assertEquals(120, granted.talkSeconds());
            rating.charging().answered(request.call(), 1, "one", clock.instant());
            rating.charging().lost(request.call(), clock.instant().plusSeconds(30));
            clock.advance(Duration.ofMinutes(3));

            assertEquals(1, rating.recovery().recover().charged());
            assertEquals(
                    Money.of("USD", "0.97"),
                    core.ledger().balance(account).orElseThrow().available());
            rating.decks().importRates("retail", USD, List.of(perMinute("351", 20_000)));
            ReratingScope scope = ReratingScope.of(
                    new DeckVersion("retail", 2),
                    clock.instant().minusSeconds(600),
                    clock.instant());
            rating.rerating()
                    .apply(
                            new ReratingRun(
                                    new CorrectionId("run"), scope, "alice", "a typing error"),
                            Rerating.Progress.NONE);
            assertEquals(
                    Money.of("USD", "0.99"),
                    core.ledger().balance(account).orElseThrow().available());
            assertEquals(List.of(), core.ledger().audit().contradictions());
        }
    }

    @Test
    void routesByCarriersDecksForAHostWithoutGuice() {
        ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
        try (FreshDatabase database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS)) {
            A2bCore core = A2bCore.over(database.dataSource(), clock, CoreConfig.defaults());
            A2bRating rating = A2bRating.over(core)
                    .clock(clock)
                    .routing(router -> router.policy(new PriorityPolicy()))
                    .build();
            rating.decks().importRates("default", USD, List.of(perMinute("351", 60_000)));
            rating.decks().importRates("dear", USD, List.of(perMinute("351", 61_000)));
            rating.decks().importRates("cheap", USD, List.of(perMinute("351", 20_000)));
            rating.decks().importRates("cheaper", USD, List.of(perMinute("351", 10_000)));
            int priority = 1;
            for (String name : List.of("dear", "cheap", "cheaper")) {
                rating.trunks().save(Carrier.of(name, USD, name));
                rating.trunks()
                        .save(Trunk.of(name, "PJSIP", name)
                                .withTerms(TrunkTerms.DEFAULT
                                        .withCarrier(name)
                                        .withPriority(priority++)));
            }
            AccountId account = account(core, "1.00");

            Authorization.Granted granted = assertInstanceOf(
                    Authorization.Granted.class,
                    rating.charging()
                            .authorize(new CallRequest(
                                    new CallId("call-1"),
                                    account,
                                    "",
                                    new PhoneNumber("351211234567"),
                                    60)));

            assertEquals(
                    List.of("cheap", "cheaper"),
                    granted.routes().stream().map(route -> route.trunk().name()).toList());
            assertEquals(20_000, granted.routes().get(0).cost().orElseThrow().micros(60));
        }
    }

    @Test
    void doesNotTakeSettingsForARouterThatIsNotUsed() {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            A2bCore core = A2bCore.over(
                    database.dataSource(),
                    ManualClock.at("2026-03-01T12:00:00Z"),
                    CoreConfig.defaults());
            A2bRating.Builder builder = A2bRating.over(core, Router.inOrder(List.of()));

            assertThrows(IllegalStateException.class, () -> builder.routing(router -> router));
        }
    }

    private static Rate perMinute(String prefix, long micros) {
        return new Rate(new Prefix(prefix), "Portugal", micros, new BillingIncrement(1, 1), 0);
    }

    private static AccountId account(A2bCore core, String balance) {
        NewAccount account =
                NewAccount.of(new CardNumber("12345678"), "alice", AccountTerms.prepaid(USD));
        OpenResult.Opened opened =
                assertInstanceOf(OpenResult.Opened.class, core.accounts().open(account));
        core.ledger()
                .credit(
                        new EntryId("first"),
                        SystemAccount.PAYMENTS_CLEARING,
                        opened.account().id(),
                        Money.of("USD", balance),
                        EntryCode.TOP_UP,
                        "test");
        return opened.account().id();
    }
}
