package io.a2b.core.scale;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.voucher.VoucherConfig;
import io.a2b.core.voucher.VoucherKeys;
import io.a2b.core.voucher.Vouchers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;

import javax.sql.DataSource;

/** What the tests of many threads and many machines share. */
final class ScaleBooks {
    static final Money START = Money.of("USD", "50");
    private static final Currency USD = Currency.getInstance("USD");
    private static final byte[] KEY =
            "a key of the tests, 32 bytes long".getBytes(StandardCharsets.US_ASCII);

    private ScaleBooks() {}

    static A2bCore core(DataSource dataSource, CoreConfig config) {
        return A2bCore.over(dataSource, Clock.systemUTC(), config);
    }

    static Vouchers vouchers(A2bCore core) {
        Exchange exchange = Exchange.over(
                core.transactor(),
                core.ledger(),
                ExchangeRates.none(),
                Clock.systemUTC(),
                Duration.ofDays(1));
        return Vouchers.over(
                core.transactor(),
                core.ledger(),
                exchange,
                Clock.systemUTC(),
                VoucherConfig.of(VoucherKeys.of("test", KEY)),
                Outbox.none());
    }

    /** An account with {@link #START} on it and room for a thousand calls. */
    static AccountId open(A2bCore core, String card) {
        NewAccount account = NewAccount.of(
                new CardNumber(card),
                "scale-" + card,
                AccountTerms.prepaid(USD).withCallsMax(1000));
        AccountId id = assertInstanceOf(OpenResult.Opened.class, core.accounts().open(account))
                .account()
                .id();
        core.ledger()
                .credit(
                        new EntryId("start-" + card),
                        SystemAccount.PAYMENTS_CLEARING,
                        id,
                        START,
                        EntryCode.TOP_UP,
                        "start");
        return id;
    }
}
