package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryConflictException;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.ManualClock;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Rates in a table and conversions on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExchangeContract {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final AtomicInteger names = new AtomicInteger();
    private ManualClock clock;
    private FreshDatabase database;
    private A2bCore core;
    private RateTable rates;
    private Exchange exchange;

    abstract TestDatabase engine();

    @BeforeAll
    void open() {
        database = engine().open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void start() {
        // each test has a year of its own, as rates are never deleted
        clock = ManualClock.at((2026 + names.incrementAndGet()) + "-03-01T12:00:00Z");
        core = A2bCore.over(database.dataSource(), clock, CoreConfig.defaults());
        rates = RateTable.over(database.transactor(), USD);
        exchange = over(database.transactor());
    }

    private Exchange over(Transactor transactor) {
        return Exchange.over(transactor, Ledger.over(transactor, clock), rates, clock, TWO_DAYS);
    }

    private AccountId account(Currency currency) {
        String digits = Integer.toString(20_000_000 + names.incrementAndGet());
        NewAccount account = NewAccount.of(
                new CardNumber(digits), "user-" + digits, AccountTerms.prepaid(currency));
        return assertInstanceOf(OpenResult.Opened.class, core.accounts().open(account))
                .account()
                .id();
    }

    private ExchangeRate rate(Currency from, Currency to, String value, Duration age) {
        Instant at = clock.instant().minus(age);
        return new ExchangeRate(from, to, new BigDecimal(value), "desk", at);
    }

    private void quote(Currency from, Currency to, String value, Duration age) {
        assertEquals(List.of(), rates.record(List.of(rate(from, to, value, age)), 0));
    }

    private ConvertResult credit(String id, AccountId account, Money amount) {
        return exchange.credit(
                new EntryId(id),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                amount,
                EntryCode.TOP_UP,
                id);
    }

    private String id() {
        return "fx-" + names.incrementAndGet();
    }

    @Test
    void booksTwoLinkedEntriesAndKeepsTheRateWithThem() {
        AccountId account = account(USD);
        quote(EUR, USD, "1.0835", Duration.ofHours(3));
        String id = id();
        ConvertResult.Credited credited = assertInstanceOf(
                ConvertResult.Credited.class, credit(id, account, Money.of("EUR", "10")));
        assertEquals(Money.of("USD", "10.835"), credited.credit().amount());
        assertEquals(
                List.of(EntryCode.CONVERSION, EntryCode.TOP_UP),
                credited.entries().stream().map(LedgerEntry::code).toList());
        Conversion conversion = exchange.find(new EntryId(id)).orElseThrow();
        assertEquals(rate(EUR, USD, "1.0835", Duration.ofHours(3)), conversion.rate());
        assertEquals(conversion.inEntry(), credited.credit().id());
        assertEquals(
                Money.of("USD", "10.835"),
                core.ledger().balance(account).orElseThrow().posted());
        assertTrue(core.ledger().audit().balance());
    }

    @Test
    void keepsTheFirstRateWhenItIsAskedAgain() {
        AccountId account = account(USD);
        quote(EUR, USD, "2", Duration.ofHours(3));
        String id = id();
        credit(id, account, Money.of("EUR", "1"));
        quote(EUR, USD, "3", Duration.ofHours(1));
        ConvertResult.Credited again = assertInstanceOf(
                ConvertResult.Credited.class, credit(id, account, Money.of("EUR", "1")));
        assertTrue(again.replay());
        assertEquals(Money.of("USD", "2"), again.credit().amount());
        assertThrows(EntryConflictException.class, () -> credit(id, account, Money.of("EUR", "5")));
        assertEquals(
                Money.of("USD", "2"),
                core.ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void needsNoRateWithinOneCurrency() {
        AccountId account = account(EUR);
        ConvertResult.Credited credited = assertInstanceOf(
                ConvertResult.Credited.class, credit(id(), account, Money.of("EUR", "1")));
        assertEquals(Optional.empty(), credited.conversion());
        assertEquals(1, credited.entries().size());
    }

    @Test
    void refusesWhenARateIsMissingOrStaleAndNeverTakesOne() {
        AccountId account = account(USD);
        Money yen = Money.of("JPY", "100");
        assertEquals(
                new ConvertResult.Refused(ConvertResult.Reason.ACCOUNT_UNKNOWN),
                credit(id(), new AccountId(999_999_999), yen));
        String id = id();
        assertEquals(
                new ConvertResult.Refused(ConvertResult.Reason.RATE_MISSING),
                credit(id, account(GBP), Money.of("CHF", "1")));
        quote(JPY, USD, "0.0067", TWO_DAYS.plusSeconds(1));
        assertEquals(
                new ConvertResult.Refused(ConvertResult.Reason.RATE_STALE),
                credit(id, account, yen));
        quote(JPY, USD, "0.0066", TWO_DAYS);
        ConvertResult.Credited credited =
                assertInstanceOf(ConvertResult.Credited.class, credit(id, account, yen));
        assertEquals(Money.of("USD", "0.66"), credited.credit().amount());
        assertEquals(
                new ConvertResult.Refused(ConvertResult.Reason.AMOUNT_OUT_OF_RANGE),
                credit(id(), account, Money.of("JPY", "0.000001")));
    }

    @Test
    void knowsNoRateBeforeItIsQuoted() {
        quote(EUR, USD, "1.5", Duration.ofHours(-1));
        assertTrue(rates.find(EUR, USD, clock.instant())
                .map(rate -> rate.quotedAt().isBefore(clock.instant()))
                .orElse(true));
        Instant then = clock.instant().plus(Duration.ofHours(1));
        assertEquals(
                new BigDecimal("1.5"), rates.find(EUR, USD, then).orElseThrow().value());
    }

    @Test
    void answersOverTheInverseAndOverThePivot() {
        quote(EUR, USD, "1.25", Duration.ofHours(2));
        quote(GBP, USD, "1.5", Duration.ofHours(1));
        ExchangeRate inverse = rates.find(USD, EUR, clock.instant()).orElseThrow();
        assertEquals(new BigDecimal("0.8"), inverse.value());
        assertEquals("desk inverse", inverse.source());
        ExchangeRate cross = rates.find(GBP, EUR, clock.instant()).orElseThrow();
        assertEquals(new BigDecimal("1.2"), cross.value());
        assertEquals("over USD", cross.source());
        assertEquals(clock.instant().minus(Duration.ofHours(2)), cross.quotedAt());
    }

    @Test
    void refusesAJumpOfTheFeedAndRecordsNothingOfIt() {
        quote(EUR, USD, "1.10", Duration.ofHours(2));
        ExchangeRate fine = rate(GBP, USD, "1.4", Duration.ofMinutes(7));
        ExchangeRate jump = rate(EUR, USD, "0.11", Duration.ofHours(1));
        assertEquals(List.of(jump), rates.record(List.of(fine, jump), 20));
        assertTrue(rates.list().stream().noneMatch(fine::equals));
        ExchangeRate step = rate(EUR, USD, "1.20", Duration.ofHours(1));
        assertEquals(List.of(), rates.record(List.of(fine, step), 20));
        assertEquals(List.of(), rates.record(List.of(fine, step), 20)); // again
        assertTrue(rates.list().containsAll(List.of(fine, step)));
    }

    @Test
    void comesToTheSameBooksWhateverBreaks() {
        quote(EUR, USD, "1.0835", Duration.ofHours(3));
        try (FaultSweep sweep = FaultSweep.over(database)) {
            assertTrue(sweep.sweep(new ConversionPath()) >= 9);
        }
        assertTrue(core.ledger().audit().balance());
    }

    private final class ConversionPath implements FaultSweep.Path {
        private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();

        @Override
        public void prepare(Transactor sound, String run) {
            accounts.put(run, account(USD));
        }

        @Override
        public void act(Transactor transactor, String run) {
            over(transactor)
                    .credit(
                            new EntryId(run),
                            SystemAccount.PAYMENTS_CLEARING,
                            accounts.get(run),
                            Money.of("EUR", "10"),
                            EntryCode.TOP_UP,
                            run);
        }

        @Override
        public void meanwhile(Transactor sound, String run) {
            act(sound, run); // two nodes at once
        }

        @Override
        public List<String> books(Transactor sound, String run) {
            return List.of(
                    core.ledger().balance(accounts.get(run)).orElseThrow().toString(),
                    core.ledger().entriesOf(run).size() + " entries",
                    exchange.find(new EntryId(run)).orElseThrow().rate().toString());
        }
    }
}
