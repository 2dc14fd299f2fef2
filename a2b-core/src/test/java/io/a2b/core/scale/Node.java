package io.a2b.core.scale;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.A2bCore;
import io.a2b.core.CoreConfig;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.GroupCommit;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.voucher.RedeemResult;
import io.a2b.core.voucher.VoucherCode;
import io.a2b.core.voucher.Vouchers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A machine of several: calls and redeems at one account until all is done. The calls have the same
 * ids on each machine, as when a switch reports to two of them.
 *
 * <p>Arguments: JDBC url, user, account, file of codes, whether writes share commits. Says how many
 * vouchers it redeemed and how many micros it charged.
 */
final class Node {
    private static final int THREADS = 32;
    private static final int CALLS = 600;

    private Node() {}

    public static void main(String[] arguments) throws Exception {
        DatabaseConfig config = DatabaseConfig.of(arguments[0], arguments[1], "")
                .withConnectionsMax(16)
                .withConnectionTimeout(Duration.ofMinutes(1));
        AccountId account = new AccountId(Long.parseLong(arguments[2]));
        List<String> codes = Files.readAllLines(Path.of(arguments[3]));
        boolean grouped = Boolean.parseBoolean(arguments[4]);
        try (HikariDataSource pool = config.open()) {
            A2bCore core = ScaleBooks.core(
                    pool,
                    CoreConfig.defaults()
                            .withGroupCommit(grouped ? GroupCommit.on() : GroupCommit.off()));
            Vouchers vouchers = ScaleBooks.vouchers(core);
            CallMix calls = new CallMix(core.ledger(), account);
            AtomicInteger redeemed = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
                Thread thread = new Thread(work);
                thread.setDaemon(true); // a failure of one ends the program
                return thread;
            });
            List<Future<?>> ends = new ArrayList<>();
            for (int n = 0; n < CALLS; n++) {
                String call = "call-" + n;
                ends.add(threads.submit(() -> calls.call(call)));
            }
            for (String code : codes) {
                ends.add(threads.submit(() -> {
                    RedeemResult result = vouchers.redeem(new VoucherCode(code), account, "");
                    if (result instanceof RedeemResult.Redeemed one && !one.replay()) {
                        redeemed.incrementAndGet();
                    }
                }));
            }
            threads.shutdown();
            for (Future<?> end : ends) end.get();
            System.out.println("redeemed " + redeemed + " charged " + calls.chargedMicros());
        }
    }
}
