package io.a2b.core.exchange;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.testing.FaultSweep;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Rates and conversions in tables. */
abstract class SqlExchangeContract extends ExchangeContract {
    private static final AtomicInteger CARDS = new AtomicInteger(20_000_000);
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @Override
    protected Transactor transactor() {
        return database().transactor();
    }

    @Override
    protected RateTable rateTable(Currency pivot) {
        return RateTable.over(transactor(), pivot);
    }

    @Override
    protected Exchange exchange(ExchangeRates rates, Duration rateAgeMax) {
        return Exchange.over(transactor(), ledger(), rates, clock, rateAgeMax);
    }

    @Override
    protected Ledger ledger() {
        return Ledger.over(transactor(), clock);
    }

    @Override
    protected AccountId openAccount(Currency currency) {
        String digits = Integer.toString(CARDS.incrementAndGet());
        Accounts accounts = Accounts.over(transactor(), clock, CoreConfig.defaults());
        NewAccount account = NewAccount.of(
                new CardNumber(digits), "user-" + digits, AccountTerms.prepaid(currency));
        return assertInstanceOf(OpenResult.Opened.class, accounts.open(account))
                .account()
                .id();
    }

    @Test
    void comesToTheSameBooksWhateverBreaks() {
        quote(EUR, USD, "1.0835", Duration.ofHours(3));
        try (FaultSweep sweep = FaultSweep.over(database())) {
            assertTrue(sweep.sweep(new ConversionPath()) >= 9);
        }
    }

    private final class ConversionPath implements FaultSweep.Path {
        private final Map<String, AccountId> accounts = new ConcurrentHashMap<>();

        @Override
        public void prepare(Transactor sound, String run) {
            accounts.put(run, openAccount(USD));
        }

        @Override
        public void act(Transactor transactor, String run) {
            Ledger ledger = Ledger.over(transactor, clock);
            Exchange.over(transactor, ledger, rateTable(USD), clock, TWO_DAYS)
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
            Exchange exchange = exchange(rateTable(USD), TWO_DAYS);
            return List.of(
                    ledger().balance(accounts.get(run)).orElseThrow().toString(),
                    ledger().entriesOf(run).size() + " entries",
                    exchange.find(new EntryId(run)).orElseThrow().rate().toString());
        }
    }
}
