package io.a2b.core.opening;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.event.Outbox;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.money.Money;
import io.a2b.core.spi.ExchangeRates;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.voucher.BatchOrder;
import io.a2b.core.voucher.VoucherConfig;
import io.a2b.core.voucher.VoucherKeys;
import io.a2b.core.voucher.Vouchers;

import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;

/** How long a hundred thousand accounts and as many vouchers take on a durable PostgreSQL. */
public final class HundredThousand {
    private static final int COUNT = 100_000;

    private HundredThousand() {}

    public static void main(String[] args) {
        try (FreshDatabase database = TestDatabase.openDurablePostgresql()) {
            Clock clock = Clock.systemUTC();
            A2bCore core = A2bCore.over(database.dataSource(), clock, CoreConfig.defaults());
            Openings openings = Openings.over(core.transactor(), core.accounts(), core.ledger());
            AccountTerms terms = AccountTerms.prepaid(Currency.getInstance("USD"));
            Exchange exchange = Exchange.over(
                    core.transactor(),
                    core.ledger(),
                    ExchangeRates.none(),
                    clock,
                    Duration.ofDays(1));
            Vouchers vouchers = Vouchers.over(
                    core.transactor(),
                    core.ledger(),
                    exchange,
                    clock,
                    VoucherConfig.of(VoucherKeys.of("bench", new byte[32])),
                    Outbox.none());
            for (String round : new String[] {"a", "b", "c"}) {
                long start = System.nanoTime();
                AccountBatch batch = AccountBatch.of(round, COUNT, terms);
                openings.open(batch, (first, cards) -> {}, done -> {});
                long middle = System.nanoTime();
                BatchOrder order = BatchOrder.of(round, Money.of("USD", "5"), COUNT);
                vouchers.issue(order, (first, codes) -> {}, done -> {});
                System.out.printf(
                        Locale.ROOT,
                        "100,000 accounts %.1f s, 100,000 vouchers %.1f s%n",
                        (middle - start) / 1e9,
                        (System.nanoTime() - middle) / 1e9);
            }
        }
        System.exit(0);
    }
}
