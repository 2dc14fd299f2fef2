package io.a2b.rating.charging;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.RatingConfig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program that carries calls as fast as it can until it is killed. What the switch sees of a call
 * is in its log before it is reported, as with a real switch.
 *
 * <p>Arguments: JDBC url, user, switch log, a name for this run, account ids.
 */
final class CrashLoad {
    private static final int THREADS = 6;

    private final Charging charging;
    private final SwitchLog.Writer log;
    private final String run;
    private final List<AccountId> accounts;

    private CrashLoad(
            Charging charging, SwitchLog.Writer log, String run, List<AccountId> accounts) {
        this.charging = charging;
        this.log = log;
        this.run = run;
        this.accounts = accounts;
    }

    public static void main(String[] arguments) throws IOException {
        List<AccountId> accounts = new ArrayList<>();
        for (int n = 4; n < arguments.length; n++) {
            accounts.add(new AccountId(Long.parseLong(arguments[n])));
        }
        HikariDataSource pool =
                DatabaseConfig.of(arguments[0], arguments[1], "").open();
        Charging charging = ChargingRig.chargingOver(
                Transactor.over(pool), RatingConfig.defaults(), Clock.systemUTC());
        CrashLoad load = new CrashLoad(
                charging, new SwitchLog.Writer(Path.of(arguments[2])), arguments[3], accounts);
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            new Thread(() -> load.carryCalls(number)).start();
        }
    }

    private void carryCalls(int thread) {
        Random random = new Random(thread * 31L + run.hashCode());
        for (int n = 0; ; n++) {
            CallId call = new CallId(run + "-" + thread + "-" + n);
            carry(call, accounts.get(random.nextInt(accounts.size())), random);
        }
    }

    private void carry(CallId call, AccountId account, Random random) {
        PhoneNumber called = random.nextInt(3) == 0 ? ChargingRig.MOBILE : ChargingRig.LISBON;
        int talkSeconds = 1 + random.nextInt(90);
        Authorization answer = charging.authorize(
                new CallRequest(call, account, "", called, talkSeconds + random.nextInt(30)));
        if (!(answer instanceof Authorization.Granted granted)) return;
        Instant start = Instant.now();
        if (random.nextInt(5) == 0) {
            LegReport leg = new LegReport(
                    1,
                    "carrier1",
                    Disposition.NO_ANSWER,
                    19,
                    LegTimes.unanswered(start, start.plusSeconds(30)));
            log.ended(call, leg);
            charging.legFailed(call, leg);
            charging.release(call);
            return;
        }
        long talked = Math.min(talkSeconds, granted.talkSeconds());
        LegReport leg = new LegReport(
                1,
                "carrier1",
                Disposition.ANSWERED,
                16,
                LegTimes.answered(start, start.plusSeconds(5), start.plusSeconds(5 + talked)));
        log.ended(call, leg);
        if (random.nextBoolean()) {
            charging.answered(call, 1, "carrier1", leg.times().answeredAt().orElseThrow());
        }
        if (random.nextInt(4) == 0) charging.extend(call, 1, 5);
        charging.settle(call, leg);
    }
}
