package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.number.DialPlan;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.testing.ManualClock;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Extension;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;
import io.a2b.rating.deck.DeckImport;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What users of such systems suffer from, one test each, through the API they would use. The rooms
 * have their own, deeper tests; this is the list to show to somebody who was hurt before.
 */
class PainsTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PhoneNumber LISBON = new PhoneNumber("351211234567");
    private static final PhoneNumber MOBILE = new PhoneNumber("351912345678");

    private final ManualClock clock = ManualClock.at("2026-03-29T00:30:00Z");
    private HikariDataSource pool;
    private Billing billing;

    @BeforeEach
    void open() {
        pool = DatabaseConfig.of("jdbc:h2:mem:" + UUID.randomUUID(), "a2b", "").open();
        billing = Billing.over(
                pool,
                RatingConfig.defaults(),
                List.of(Trunk.of("carrier1", "PJSIP", "carrier1")),
                clock);
        billing.migrator().migrate();
        importDeck("""
                prefix,destination,price,increment,connection fee
                351,Portugal,0.06,60/60,0.01
                3519,Portugal - Mobile,0.30,1/1,0
                """);
    }

    @AfterEach
    void booksBalance() {
        assertEquals(List.of(), billing.ledger().audit().contradictions());
        pool.close();
    }

    @Test
    void concurrentCallsOverspendOneBalance() {
        Account account = account("1.00", 1000);
        Stream<Authorization> answers =
                IntStream.range(0, 32).parallel().mapToObj(i -> ask("call-" + i, account, 60));
        // a minute to a mobile costs 0.30: three of them and a rest
        long seconds = answers.filter(Authorization.Granted.class::isInstance)
                .mapToLong(answer -> ((Authorization.Granted) answer).talkSeconds())
                .sum();
        assertEquals(200, seconds);
        assertEquals(Money.zero(USD), available(account));
    }

    @Test
    void aChargeBeyondTheHoldDrivesTheBalanceBelowZero() {
        Account account = account("0.30", 1);
        ask("call-1", account, 7200);
        Settlement.Charged end = charged(settle("call-1", Duration.ofSeconds(90)));
        assertEquals(Money.of("USD", "0.30"), end.charged());
        assertEquals(Money.of("USD", "0.15"), end.uncovered());
        assertEquals(Money.zero(USD), available(account));
    }

    @Test
    void aBalanceIsDrainedInMidCallByAnotherCall() {
        Account account = account("0.60", 2);
        granted(ask("call-1", account, 60));
        granted(ask("call-2", account, 7200));
        assertEquals(
                new Extension.Refused(Extension.Reason.FUNDS_INSUFFICIENT),
                billing.charging().extend(new CallId("call-1"), 1, 60));
        assertEquals(
                Money.of("USD", "0.30"),
                charged(settle("call-1", Duration.ofSeconds(60))).charged());
    }

    @Test
    void aCallIsChargedTwice() {
        Account account = account("1.00", 1);
        ask("call-1", account, 7200);
        Settlement.Charged first = charged(settle("call-1", Duration.ofSeconds(60)));
        Settlement.Charged again = charged(settle("call-1", Duration.ofSeconds(61)));
        assertTrue(again.replay());
        assertEquals(first.charged(), again.charged());
        assertEquals(Money.of("USD", "0.70"), available(account));
    }

    @Test
    void aCallIsNotChargedAtAllBecauseItsEndGotLost() {
        Account account = account("1.00", 1);
        ask("call-1", account, 7200);
        Instant answer = clock.instant();
        billing.charging().answered(new CallId("call-1"), 1, "carrier1", answer);
        billing.charging().seen(List.of(new CallId("call-1")), answer.plusSeconds(30));
        clock.advance(Duration.ofDays(1));
        assertEquals(1, billing.recovery(CallWitness.knowingNothing()).recover().charged());
        assertEquals(Money.of("USD", "0.85"), available(account));
    }

    @Test
    void roundingAndFloatNoise() {
        Rate rate = new Rate(new Prefix("1"), "Somewhere", 100_000, new BillingIncrement(1, 1), 0);
        PriceCurve curve = PriceCurve.of(rate.price(), Rounding.STANDARD);
        assertEquals(420, curve.limitSeconds(700_000, 7_200)); // 0.70 / 0.10 in binary: 419
        assertEquals(700_000, curve.chargeMicros(420));
    }

    @Test
    void aThousandsSeparatorIsReadAsANumber() {
        DeckImport result = imported("""
                prefix,destination,price,increment
                351,Portugal,"1,234.57",60/60
                """);
        DeckImport.Rejected rejected = assertInstanceOf(DeckImport.Rejected.class, result);
        assertEquals(2, rejected.errors().get(0).line());
        assertEquals("price", rejected.errors().get(0).column());
    }

    @Test
    void aLongCallOverflows() {
        Rate rate = new Rate(
                new Prefix("1"), "Far", Rate.PRICE_MAX_MICROS, new BillingIncrement(1, 1), 0);
        long month = 30 * 86_400;
        PriceCurve curve = PriceCurve.of(rate.price(), Rounding.STANDARD);
        assertEquals(432_000_000_000_000L, curve.chargeMicros(month));
        assertEquals(month, curve.limitSeconds(Long.MAX_VALUE, month));
    }

    @Test
    void newRatesAreNotSeenUntilARestart() {
        Account account = account("10.00", 2);
        granted(ask("call-1", account, 60));
        importDeck("""
                prefix,destination,price,increment
                3519,Portugal - Mobile,0.60,1/1
                """);
        Authorization.Granted next = granted(ask("call-2", account, 60));
        assertEquals(Money.of("USD", "0.60"), next.held());
        assertEquals(2, next.quote().deck().version());
        Settlement.Charged old = charged(settle("call-1", Duration.ofSeconds(60)));
        assertEquals(Money.of("USD", "0.30"), old.charged());
    }

    @Test
    void theWrongPrefixIsChosen() {
        Account account = account("10.00", 2);
        assertEquals("3519", prefix(granted(ask("call-1", account, 60))));
        CallRequest toLisbon = new CallRequest(new CallId("call-2"), account.id(), "", LISBON, 60);
        assertEquals("351", prefix(granted(billing.charging().authorize(toLisbon))));
    }

    @Test
    void numberFormatsDifferSoTheRateIsNotFound() {
        DialPlan plan = DialPlan.international();
        for (String dialled : List.of("+351912345678", "00351912345678", "011351912345678")) {
            assertEquals(Optional.of(MOBILE), plan.normalise(dialled), dialled);
        }
    }

    @Test
    void timeZonesShiftWhatWasBilled() {
        // clocks in Europe go forward half an hour into this call, and this JVM runs in another
        // zone
        Account account = account("30.00", 1);
        ask("call-1", account, 7200);
        Settlement.Charged end = charged(settle("call-1", Duration.ofHours(1)));
        assertEquals(3600, end.talkSeconds());
        assertEquals(Money.of("USD", "18.00"), end.charged());
        CallDetailRecord leg =
                billing.callDetailRecords().of(new CallId("call-1")).get(0);
        assertEquals(Duration.ofHours(1), leg.times().talk());
    }

    @Test
    void aPaymentIsCreditedSeveralTimes() {
        Account account = account("1.00", 1);
        CashDesk desk = new CashDesk(billing.topUps());
        Object first = desk.take("ipn-77", account, Money.of("USD", "5"), "web", "card");
        assertEquals(first, desk.take("ipn-77", account, Money.of("USD", "5"), "web", "card"));
        assertEquals(Money.of("USD", "6.00"), available(account));
    }

    @Test
    void editingAnAccountOverwritesItsBalance() {
        Account account = account("1.00", 1);
        billing.accounts().changeTerms(account.id(), account.terms().withCallsMax(5));
        assertEquals(Money.of("USD", "1.00"), available(account));
        List<String> setters = Stream.of(Accounts.class, Ledger.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(Method::getName)
                .filter(name -> name.matches("set.*|.*[bB]alance.+"))
                .toList();
        assertEquals(List.of(), setters);
    }

    @Test
    void cardNumbersLeakIntoLogs() {
        Account account = account("1.00", 1);
        String digits = account.cardNumber().digits();
        assertFalse(account.toString().contains(digits), account.toString());
    }

    @Test
    void recordsLackWhatPeopleNeed() {
        Account account = account("1.00", 1);
        ask("call-1", account, 7200);
        settle("call-1", Duration.ofMillis(61_400));
        CallDetailRecord leg =
                billing.callDetailRecords().of(new CallId("call-1")).get(0);
        assertEquals(4, leg.ringSeconds());
        assertEquals(61, leg.bill().talkSeconds());
        assertEquals(61, leg.bill().billedSeconds());
        assertEquals(16, leg.hangupCause());
        assertEquals("carrier1", leg.trunk());
    }

    private void importDeck(String csv) {
        assertInstanceOf(DeckImport.Imported.class, imported(csv));
    }

    private DeckImport imported(String csv) {
        return billing.decks()
                .importCsv(
                        "default",
                        USD,
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        DeckImport.Progress.NONE);
    }

    private Account account(String balance, int callsMax) {
        NewAccount account = NewAccount.of(
                new CardNumber("1234567890"),
                "alice",
                AccountTerms.prepaid(USD).withCallsMax(callsMax));
        Account opened = assertInstanceOf(
                        OpenResult.Opened.class, billing.accounts().open(account))
                .account();
        new CashDesk(billing.topUps())
                .take("first", opened, Money.of("USD", balance), "test", "cash");
        return opened;
    }

    private Authorization ask(String call, Account account, long seconds) {
        return billing.charging()
                .authorize(new CallRequest(new CallId(call), account.id(), "", MOBILE, seconds));
    }

    private Settlement settle(String call, Duration talk) {
        Instant answer = clock.instant();
        LegTimes times = LegTimes.answered(answer.minusSeconds(4), answer, answer.plus(talk));
        LegReport leg = new LegReport(1, "carrier1", Disposition.ANSWERED, 16, times);
        return billing.charging().settle(new CallId(call), leg);
    }

    private Money available(Account account) {
        return billing.ledger().balance(account.id()).orElseThrow().available();
    }

    private static Authorization.Granted granted(Authorization answer) {
        return assertInstanceOf(Authorization.Granted.class, answer);
    }

    private static Settlement.Charged charged(Settlement settlement) {
        return assertInstanceOf(Settlement.Charged.class, settlement);
    }

    private static String prefix(Authorization.Granted granted) {
        return granted.quote().rate().pattern().text();
    }
}
