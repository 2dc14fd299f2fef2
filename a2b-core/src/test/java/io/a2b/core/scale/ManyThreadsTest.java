package io.a2b.core.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.GroupCommit;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.voucher.BatchOrder;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.Vouchers;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** One account and a thousand threads; a hundred vouchers and two thousand. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyThreadsTest {
    private static HikariDataSource patient(FreshDatabase database) {
        return database.config().withConnectionTimeout(Duration.ofMinutes(2)).open();
    }

    @ParameterizedTest
    @CsvSource({
        "H2_MEMORY, false",
        "H2_MEMORY, true",
        "POSTGRESQL, false",
        "POSTGRESQL, true",
        "MARIADB, false",
        "MARIADB, true"
    })
    void aThousandThreadsNeverOverspendOneAccount(TestDatabase engine, boolean grouped)
            throws Exception {
        CoreConfig config = CoreConfig.defaults()
                .withGroupCommit(grouped ? GroupCommit.on() : GroupCommit.off());
        try (FreshDatabase database = engine.open();
                HikariDataSource pool = patient(database)) {
            A2bCore core = ScaleBooks.core(pool, config);
            AccountId account = ScaleBooks.open(core, "10000001");
            CallMix calls = new CallMix(core.ledger(), account);
            together(1_000, thread -> {
                calls.call("c" + thread);
            });
            Balance balance = core.ledger().balance(account).orElseThrow();
            Money spent = new Money(ScaleBooks.START.currency(), calls.chargedMicros());
            assertEquals(ScaleBooks.START.minus(spent), balance.posted());
            assertTrue(!balance.available().isNegative(), balance.toString());
            assertEquals(0, balance.callsHeld());
            assertTrue(calls.refused() > 0, "there was money for all: this proved nothing");
            assertEquals(List.of(), core.ledger().audit().contradictions());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void twoThousandThreadsRedeemAHundredVouchersOnce(TestDatabase engine) throws Exception {
        try (FreshDatabase database = engine.open();
                HikariDataSource pool = patient(database)) {
            A2bCore core = ScaleBooks.core(pool, CoreConfig.defaults());
            Vouchers vouchers = ScaleBooks.vouchers(core);
            List<VoucherCode> codes = new ArrayList<>();
            vouchers.issue(
                    BatchOrder.of("b", Money.of("USD", "2"), 100),
                    (first, part) -> codes.addAll(part),
                    done -> {});
            List<AccountId> accounts = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                accounts.add(ScaleBooks.open(core, Integer.toString(20_000_000 + n)));
            }
            AtomicInteger redeemed = new AtomicInteger();
            together(2_000, thread -> {
                AccountId account = accounts.get(thread % 20);
                RedeemResult result =
                        vouchers.redeem(codes.get(thread / 20), account, "caller-" + thread);
                if (result instanceof RedeemResult.Redeemed) {
                    redeemed.incrementAndGet();
                } else {
                    assertInstanceOf(RedeemResult.Refused.class, result);
                }
            });
            assertEquals(100, redeemed.get());
            long micros = accounts.stream()
                    .mapToLong(account -> core.ledger()
                            .balance(account)
                            .orElseThrow()
                            .posted()
                            .minus(ScaleBooks.START)
                            .micros())
                    .sum();
            assertEquals(Money.of("USD", "200").micros(), micros);
            assertEquals(List.of(), core.ledger().audit().contradictions());
        }
    }

    /** All threads begin at once; the first failure is thrown. */
    private static void together(int threads, IntConsumer work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            List<Future<?>> ends = new ArrayList<>();
            for (int n = 0; n < threads; n++) {
                int number = n;
                ends.add(pool.submit(() -> {
                    start.countDown();
                    start.await();
                    work.accept(number);
                    return null;
                }));
            }
            for (Future<?> end : ends) end.get();
        } finally {
            pool.shutdown();
        }
    }
}
