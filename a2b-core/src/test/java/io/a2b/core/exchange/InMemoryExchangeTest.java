package io.a2b.core.exchange;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.testing.InMemoryExchange;
import io.a2b.core.testing.InMemoryLedger;
import io.a2b.core.testing.InMemoryRateTable;
import io.a2b.core.testing.InMemoryTransactor;

import java.time.Duration;
import java.util.Currency;

class InMemoryExchangeTest extends ExchangeContract {
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private InMemoryExchange exchange;
    private long accounts;

    @Override
    protected RateTable rateTable(Currency pivot) {
        return new InMemoryRateTable(pivot);
    }

    @Override
    protected Exchange exchange(ExchangeRates rates, Duration rateAgeMax) {
        exchange = new InMemoryExchange(ledger, rates, clock, rateAgeMax);
        return exchange;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Transactor transactor() {
        return new InMemoryTransactor(exchange, ledger);
    }

    @Override
    protected AccountId openAccount(Currency currency) {
        AccountId account = new AccountId(++accounts);
        ledger.openAccount(account, Money.zero(currency), 1);
        return account;
    }
}
