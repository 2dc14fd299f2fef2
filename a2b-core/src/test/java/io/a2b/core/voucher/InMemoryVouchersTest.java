package io.a2b.core.voucher;

import io.a2b.core.account.AccountId;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.testing.InMemoryExchange;
import io.a2b.core.testing.InMemoryLedger;
import io.a2b.core.testing.InMemoryVouchers;

import java.util.Currency;

class InMemoryVouchersTest extends VouchersContract {
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Exchange exchange = new InMemoryExchange(ledger, rates, clock, RATE_AGE_MAX);
    private final Vouchers vouchers = new InMemoryVouchers(ledger, exchange, clock, config);
    private long accounts;

    @Override
    protected Vouchers vouchers() {
        return vouchers;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected AccountId openAccount(Currency currency) {
        AccountId account = new AccountId(++accounts);
        ledger.openAccount(account, Money.zero(currency), 1);
        return account;
    }
}
