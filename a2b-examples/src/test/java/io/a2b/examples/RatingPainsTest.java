package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowancePeriod;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.ChargingParts;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.DeckImportOptions;
import io.a2b.rating.deck.DeckTerms;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.ImportPreview;
import io.a2b.rating.deck.NewVersion;
import io.a2b.rating.routing.Carrier;
import io.a2b.rating.routing.PortabilityLookup;
import io.a2b.rating.routing.Router;
import io.a2b.rating.routing.RoutingNumber;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.routing.TrunkTerms;
import io.a2b.rating.simulation.PricedCall;
import io.a2b.rating.simulation.RatedCall;
import io.a2b.rating.simulation.ReratingRun;
import io.a2b.rating.simulation.ReratingScope;
import io.a2b.rating.spi.NumberPortability;
import io.a2b.rating.tariff.PlanDeck;
import io.a2b.rating.tariff.PlanSave;
import io.a2b.rating.tariff.TariffPlan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** As {@link PainsTest}, about what calls cost and which way they go. */
class RatingPainsTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber MOBILE = new PhoneNumber("351912345678");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = ManualClock.at(NOON.toString());
    private HikariDataSource pool;
    private Billing billing;

    /** Two carriers: one is cheap for all of Portugal, but dear for its mobiles. */
    @BeforeEach
    void open() {
        pool = DatabaseConfig.of("jdbc:h2:mem:" + UUID.randomUUID(), "a2b", "").open();
        billing = Billing.over(pool, RatingConfig.defaults(), List.of(), clock);
        billing.migrator().migrate();
        importDeck("retail", "3519,Portugal - Mobile,0.30,1/1");
        importDeck("carrier1", "351,Portugal,0.01,1/1", "3519,Portugal - Mobile,0.20,1/1");
        importDeck("carrier2", "351,Portugal,0.02,1/1", "3519,Portugal - Mobile,0.10,1/1");
        addTrunk("1");
        addTrunk("2");
    }

    private void addTrunk(String number) {
        billing.trunks().save(Carrier.of("carrier" + number, USD, "carrier" + number));
        billing.trunks()
                .save(Trunk.of("trunk" + number, "PJSIP", "peer" + number)
                        .withTerms(TrunkTerms.DEFAULT.withCarrier("carrier" + number)));
    }

    @AfterEach
    void booksBalance() {
        assertEquals(List.of(), billing.ledger().audit().contradictions());
        assertEquals(List.of(), billing.allowances().audit());
        pool.close();
    }

    @Test
    void leastCostRoutingTakesACheaperButShorterPrefix() {
        Authorization.Granted granted = granted(ask("call-1", account("1.00", "retail"), ""));
        assertEquals(List.of("trunk2", "trunk1"), trunks(granted));
    }

    @Test
    void portedNumbersAreRoutedAndCostedByTheNetworkTheyLeft() {
        importDeck("carrier1", "3519,Portugal - Mobile,0.20,1/1", "99351,Moved,0.05,1/1");
        importDeck("carrier2", "3519,Portugal - Mobile,0.10,1/1", "99351,Moved,0.40,1/1");
        Account account = account("5.00", "retail");
        CallId call = new CallId("call-1");
        CallRequest request = new CallRequest(call, account.id(), "", MOBILE, 60);
        RoutingNumber moved = new RoutingNumber("99" + MOBILE.digits());
        Charging charging = charging(called -> Optional.of(moved));
        Authorization.Granted granted = granted(charging.authorize(request));
        assertEquals(List.of("trunk1"), trunks(granted), "the other would lose money");
        assertEquals(Money.of("USD", "0.30"), granted.held(), "sold as dialled");
        LegTimes times = LegTimes.answered(NOON, NOON, NOON.plusSeconds(60));
        charging.settle(call, new LegReport(1, "trunk1", Disposition.ANSWERED, 16, times));
        CallDetailRecord answered = billing.callDetailRecords().of(call).get(0);
        assertEquals(Optional.of(Money.of("USD", "0.05")), answered.bill().cost());
    }

    @Test
    void aBrokenPortabilityServiceStopsCalls() {
        CallId call = new CallId("call-1");
        Charging charging = charging(called -> {
            throw new IllegalStateException("no connection");
        });
        AccountId account = account("5.00", "retail").id();
        CallRequest request = new CallRequest(call, account, "", MOBILE, 60);
        assertEquals(List.of("trunk2", "trunk1"), trunks(granted(charging.authorize(request))));
    }

    /** As {@link #billing}, but carriers are asked for where a number moved to. */
    private Charging charging(NumberPortability portability) {
        PortabilityLookup lookup = new PortabilityLookup(
                portability, Runnable::run, clock, PortabilityLookup.Limits.defaults());
        ChargingParts parts = new ChargingParts(
                Transactor.over(pool),
                billing.accounts(),
                billing.ledger(),
                billing.callDetailRecords(),
                billing.plans(),
                Router.over(billing.trunks()::current, billing.decks()::find)
                        .portability(lookup)
                        .build(),
                billing.allowances(),
                billing.callers().rules());
        return Charging.over(parts, RatingConfig.defaults(), clock);
    }

    @Test
    void failoverIsBilledAtTheFirstCarriersRate() {
        Account account = account("1.00", "retail");
        granted(ask("call-1", account, ""));
        CallId call = new CallId("call-1");
        Instant answer = NOON.plusSeconds(10);
        LegTimes times = LegTimes.answered(answer, answer, answer.plusSeconds(60));
        billing.charging()
                .settle(call, new LegReport(2, "trunk1", Disposition.ANSWERED, 16, times));
        List<CallDetailRecord> legs = billing.callDetailRecords().of(call);
        CallDetailRecord answered = legs.get(legs.size() - 1);
        assertEquals("trunk1", answered.trunk());
        assertEquals(Optional.of(Money.of("USD", "0.20")), answered.bill().cost());
    }

    @Test
    void callsAreSoldBelowWhatTheyCost() {
        Account account = account("5.00", "retail");
        importDeck("carrier2", "3519,Portugal - Mobile,0.31,1/1");
        assertEquals(List.of("trunk1"), trunks(granted(ask("call-1", account, ""))));
        importDeck("carrier1", "3519,Portugal - Mobile,0.50,1/1");
        Authorization.Refused refused =
                assertInstanceOf(Authorization.Refused.class, ask("call-2", account, ""));
        assertEquals(Authorization.Reason.NO_ROUTE, refused.reason());
    }

    @Test
    void ratesByOriginAreNotSupported() {
        importCsv(NewVersion.of("retail", USD), """
                prefix,destination,price,increment,caller_prefix
                3519,Portugal - Mobile,0.30,1/1,
                3519,Portugal - Mobile,0.20,1/1,34
                """);
        Account account = account("5.00", "retail");
        assertEquals(
                Money.of("USD", "0.20"),
                granted(ask("call-1", account, "34600")).held());
        assertEquals(
                Money.of("USD", "0.30"),
                granted(ask("call-2", account, "33600")).held());
        assertEquals(
                Money.of("USD", "0.30"), granted(ask("call-3", account, "")).held());
    }

    @Test
    void nightRatesBeginAnHourLateInSummer() {
        DeckTerms lisbon = DeckTerms.of(USD).withZone(ZoneId.of("Europe/Lisbon"));
        importCsv(NewVersion.of("retail", USD).withTerms(lisbon), """
                prefix,destination,price,increment,band
                3519,Portugal - Mobile,0.30,1/1,08:00-20:00
                3519,Portugal - Mobile,0.10,1/1,20:00-08:00
                """);
        assertEquals("0.10", minuteAt("2026-03-28T07:59:59Z"));
        assertEquals("0.30", minuteAt("2026-03-28T08:00:00Z"));
        assertEquals("0.10", minuteAt("2026-03-29T06:59:59Z"));
        assertEquals("0.30", minuteAt("2026-03-29T07:00:00Z"));
    }

    private String minuteAt(String answeredAt) {
        RatedCall call = new RatedCall(MOBILE.digits(), "", Instant.parse(answeredAt), 60);
        return PricedCall.find(billing.decks().find("retail").orElseThrow(), call)
                .orElseThrow()
                .charge()
                .amount()
                .amount()
                .toPlainString();
    }

    @Test
    void freeMinutesAreSpentTwiceByCallsAtTheSameTime() {
        billing.allowances().save(Allowance.seconds("free", 60, AllowancePeriod.monthly(1)));
        TariffPlan plan = TariffPlan.of("gold", PlanDeck.of("retail")).withAllowances("free");
        assertInstanceOf(PlanSave.Saved.class, billing.plans().save(plan, 0));
        Account account = account("0.30", "gold");
        assertEquals(Money.zero(USD), granted(ask("call-1", account, "")).held());
        assertEquals(
                Money.of("USD", "0.30"), granted(ask("call-2", account, "")).held());
        Authorization third = ask("call-3", account, "");
        assertEquals(
                Authorization.Reason.FUNDS_INSUFFICIENT,
                assertInstanceOf(Authorization.Refused.class, third).reason());
    }

    @Test
    void aRateImportBreaksTheServiceAndCannotBeTakenBack() {
        NewVersion retail = NewVersion.of("retail", USD);
        String broken = "prefix,destination,price,increment\n351,Portugal,1e308,1/1\n";
        DeckImport.Rejected rejected = assertInstanceOf(
                DeckImport.Rejected.class,
                billing.decks().importCsv("retail", USD, bytes(broken), DeckImport.Progress.NONE));
        assertEquals(2, rejected.errors().get(0).line());
        String dear = "prefix,destination,price,increment\n3519,Portugal - Mobile,3.00,1/1\n";
        ImportPreview preview = billing.decks()
                .preview(retail, DeckImportOptions.STANDARD, bytes(dear), DeckImport.Progress.NONE);
        assertEquals(1, preview.diff().orElseThrow().dearer());
        Account account = account("5.00", "retail");
        assertEquals(
                Money.of("USD", "0.30"), granted(ask("call-1", account, "")).held());
        importCsv(retail, dear);
        assertEquals(
                Money.of("USD", "3.00"), granted(ask("call-2", account, "")).held());
        billing.decks().rollback("retail").orElseThrow();
        assertEquals(
                Money.of("USD", "0.30"), granted(ask("call-3", account, "")).held());
    }

    @Test
    void reRatingCorruptsBalances() {
        Account account = account("5.00", "retail");
        granted(ask("call-1", account, ""));
        LegTimes times = LegTimes.answered(NOON, NOON, NOON.plusSeconds(60));
        billing.charging()
                .settle(
                        new CallId("call-1"),
                        new LegReport(1, "trunk2", Disposition.ANSWERED, 16, times));
        importDeck("retail", "3519,Portugal - Mobile,0.25,1/1");
        ReratingScope march = ReratingScope.of(
                new DeckVersion("retail", 2), NOON.minusSeconds(60), NOON.plusSeconds(60));
        clock.advance(Duration.ofDays(1));
        assertEquals(
                Money.of("USD", "-0.05"),
                billing.rerating().preview(march, call -> {}).change());
        assertEquals(Money.of("USD", "4.70"), available(account));
        ReratingRun run = new ReratingRun(new CorrectionId("run-1"), march, "bob", "error");
        for (int time = 0; time < 2; time++) {
            billing.rerating().apply(run, calls -> {});
            assertEquals(Money.of("USD", "4.75"), available(account));
        }
    }

    private void importDeck(String name, String... rows) {
        importCsv(
                NewVersion.of(name, USD),
                "prefix,destination,price,increment\n" + String.join("\n", rows) + "\n");
    }

    private void importCsv(NewVersion version, String csv) {
        DeckImport result = billing.decks()
                .importCsv(
                        version, DeckImportOptions.STANDARD, bytes(csv), DeckImport.Progress.NONE);
        assertTrue(result instanceof DeckImport.Imported, result.toString());
    }

    private static InputStream bytes(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Account account(String balance, String plan) {
        NewAccount account = NewAccount.of(
                new CardNumber("1234567890"),
                "alice",
                AccountTerms.prepaid(USD).withCallsMax(5).withTariffPlan(plan));
        Account opened = assertInstanceOf(
                        OpenResult.Opened.class, billing.accounts().open(account))
                .account();
        new CashDesk(billing.topUps())
                .take("first", opened, Money.of("USD", balance), "test", "cash");
        return opened;
    }

    private Authorization ask(String call, Account account, String caller) {
        return billing.charging()
                .authorize(new CallRequest(new CallId(call), account.id(), caller, MOBILE, 60));
    }

    private Money available(Account account) {
        return billing.ledger().balance(account.id()).orElseThrow().available();
    }

    private static Authorization.Granted granted(Authorization answer) {
        return assertInstanceOf(Authorization.Granted.class, answer);
    }

    private static List<String> trunks(Authorization.Granted granted) {
        return granted.routes().stream().map(route -> route.trunk().name()).toList();
    }
}
