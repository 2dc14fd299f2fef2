package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryConflictException;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerEntry;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What rates that are recorded and conversions promise. Tests share one store, and rates are never
 * deleted, so each has a year of its own.
 */
public abstract class ExchangeContract {
    protected static final Currency USD = Currency.getInstance("USD");
    protected static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency JPY = Currency.getInstance("JPY");
    protected static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final AtomicInteger YEARS = new AtomicInteger(2026);
    private static final AtomicInteger IDS = new AtomicInteger();

    protected final ManualClock clock =
            ManualClock.at(YEARS.incrementAndGet() + "-03-01T12:00:00Z");
    private RateTable rates;
    private Exchange exchange;

    protected abstract RateTable rateTable(Currency pivot);

    protected abstract Exchange exchange(ExchangeRates rates, Duration rateAgeMax);

    protected abstract Ledger ledger();

    /** Of the exchange and the ledger. */
    protected abstract Transactor transactor();

    /** A prepaid account with nothing on it. */
    protected abstract AccountId openAccount(Currency currency);

    @BeforeEach
    void start() {
        rates = rateTable(USD);
        exchange = exchange(rates, TWO_DAYS);
    }

    @AfterEach
    void booksBalance() {
        assertEquals(List.of(), ledger().audit().contradictions());
    }

    private ExchangeRate rate(Currency from, Currency to, String value, Duration age) {
        Instant at = clock.instant().minus(age);
        return new ExchangeRate(from, to, new BigDecimal(value), "desk", at);
    }

    protected void quote(Currency from, Currency to, String value, Duration age) {
        assertEquals(List.of(), rates.record(List.of(rate(from, to, value, age)), 0));
    }

    private ConvertResult credit(String id, AccountId account, Money amount) {
        return credit(exchange, id, account, amount);
    }

    private static ConvertResult credit(
            Exchange exchange, String id, AccountId account, Money amount) {
        return exchange.credit(
                new EntryId(id),
                SystemAccount.PAYMENTS_CLEARING,
                account,
                amount,
                EntryCode.TOP_UP,
                id);
    }

    private String id() {
        return "fx-" + IDS.incrementAndGet();
    }

    @Test
    void booksTwoLinkedEntriesAndKeepsTheRateWithThem() {
        AccountId account = openAccount(USD);
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
                ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void keepsTheFirstRateWhenItIsAskedAgain() {
        AccountId account = openAccount(USD);
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
                Money.of("USD", "2"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void needsNoRateWithinOneCurrency() {
        AccountId account = openAccount(EUR);
        ConvertResult.Credited credited = assertInstanceOf(
                ConvertResult.Credited.class, credit(id(), account, Money.of("EUR", "1")));
        assertEquals(Optional.empty(), credited.conversion());
        assertEquals(1, credited.entries().size());
    }

    @Test
    void refusesWhenARateIsMissingOrStaleAndNeverTakesOne() {
        AccountId account = openAccount(USD);
        Money yen = Money.of("JPY", "100");
        assertEquals(
                new ConvertResult.Refused(ConvertResult.Reason.ACCOUNT_UNKNOWN),
                credit(id(), new AccountId(999_999_999), yen));
        String id = id();
        assertEquals(
                new ConvertResult.Refused(ConvertResult.Reason.RATE_MISSING),
                credit(id, openAccount(GBP), Money.of("CHF", "1")));
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
    void keepsTheFirstOfTwoRatesOfOneMoment() {
        ExchangeRate first = rate(EUR, USD, "1.10", Duration.ofHours(2));
        ExchangeRate second = rate(EUR, USD, "1.11", Duration.ofHours(2));
        assertEquals(List.of(), rates.record(List.of(first, second), 0));
        assertEquals(List.of(), rates.record(List.of(second), 0));
        assertEquals(first, rates.find(EUR, USD, clock.instant()).orElseThrow());
    }

    @Test
    void listsTheNewestOfEachPairInOrderOfTheirCodes() {
        quote(JPY, USD, "0.0067", Duration.ofHours(3));
        quote(EUR, USD, "1.10", Duration.ofHours(1));
        quote(EUR, USD, "1.12", Duration.ofHours(2));
        quote(EUR, GBP, "0.87", Duration.ofHours(4));
        Instant earlierTests = clock.instant().minus(TWO_DAYS);
        assertEquals(
                List.of(
                        rate(EUR, GBP, "0.87", Duration.ofHours(4)),
                        rate(EUR, USD, "1.10", Duration.ofHours(1)),
                        rate(JPY, USD, "0.0067", Duration.ofHours(3))),
                rates.list().stream()
                        .filter(rate -> rate.quotedAt().isAfter(earlierTests))
                        .toList());
    }

    @Test
    void aConversionOfATransactionThatRollsBackNeverWas() {
        AccountId account = openAccount(USD);
        quote(EUR, USD, "2", Duration.ofHours(3));
        String id = id();
        Money euro = Money.of("EUR", "1");
        assertThrows(
                IllegalStateException.class,
                () -> transactor().inTransaction(tx -> {
                    credit(exchange.within(tx), id, account, euro);
                    throw new IllegalStateException("the host changes its mind");
                }));
        assertEquals(Optional.empty(), exchange.find(new EntryId(id)));
        assertTrue(ledger().balance(account).orElseThrow().posted().isZero());
        quote(EUR, USD, "3", Duration.ofHours(2));
        ConvertResult result =
                transactor().inTransaction(tx -> credit(exchange.within(tx), id, account, euro));
        assertFalse(((ConvertResult.Credited) result).replay());
        assertEquals(
                Money.of("USD", "3"), ledger().balance(account).orElseThrow().posted());
    }

    @Test
    void convertsOnceHoweverManyAskForTheSame() throws Exception {
        AccountId account = openAccount(USD);
        quote(EUR, USD, "2", Duration.ofHours(3));
        String id = id();
        List<ConvertResult> answers =
                AtOnce.run(8, thread -> credit(id, account, Money.of("EUR", "1")));
        long first = answers.stream()
                .filter(answer -> !((ConvertResult.Credited) answer).replay())
                .count();
        assertEquals(1, first);
        assertEquals(
                Money.of("USD", "2"), ledger().balance(account).orElseThrow().posted());
    }

    /** Or the money of one payment would be there twice, once converted and once not. */
    @Test
    void theSameIdIsNotForAnAccountInAnotherCurrency() {
        quote(EUR, USD, "2", Duration.ofHours(3));
        Money amount = Money.of("EUR", "1");
        AccountId dollars = openAccount(USD);
        AccountId euros = openAccount(EUR);
        String converted = id();
        String plain = id();
        credit(converted, dollars, amount);
        credit(plain, euros, amount);
        assertThrows(EntryConflictException.class, () -> credit(converted, euros, amount));
        assertThrows(EntryConflictException.class, () -> credit(plain, dollars, amount));
        assertEquals(amount, ledger().balance(euros).orElseThrow().posted());
        assertEquals(
                Money.of("USD", "2"), ledger().balance(dollars).orElseThrow().posted());
    }

    @Test
    void theSameIdIsNotForAnotherAccount() {
        quote(EUR, USD, "2", Duration.ofHours(3));
        String id = id();
        credit(id, openAccount(USD), Money.of("EUR", "1"));
        AccountId other = openAccount(USD);
        assertThrows(EntryConflictException.class, () -> credit(id, other, Money.of("EUR", "1")));
        assertTrue(ledger().balance(other).orElseThrow().posted().isZero());
    }

    @Test
    void refusesWhatDoesNotDo() {
        AccountId account = openAccount(USD);
        Money amount = Money.of("USD", "1");
        EntryId tooLong = new EntryId("x".repeat(93));
        assertThrows(
                IllegalArgumentException.class, () -> credit(tooLong.value(), account, amount));
        assertThrows(
                IllegalArgumentException.class,
                () -> exchange.credit(
                        new EntryId(id()),
                        SystemAccount.EXCHANGE,
                        account,
                        amount,
                        EntryCode.TOP_UP,
                        "top-up"));
        assertThrows(IllegalArgumentException.class, () -> exchange(rates, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> rates.record(List.of(), -1));
        assertThrows(IllegalArgumentException.class, () -> rates.record(List.of(), 1001));
        assertThrows(IllegalArgumentException.class, () -> rates.find(USD, USD, clock.instant()));
    }
}
