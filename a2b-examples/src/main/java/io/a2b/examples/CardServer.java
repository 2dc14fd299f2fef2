package io.a2b.examples;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.AgiServer;
import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.cdr.CallId;
import io.a2b.core.job.JobReport;
import io.a2b.core.job.JobRun;
import io.a2b.core.number.DialPlan;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.charging.ChargingRecovery;
import io.a2b.rating.charging.RecoveryReport;
import io.a2b.rating.deck.RateDeck;
import io.a2b.rating.spi.CallWitness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import javax.sql.DataSource;

/** The life of a calling-card server, from waiting for its database to the last call's end. */
final class CardServer {
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(30);
    private static final Duration JOBS_EVERY = Duration.ofMinutes(1);
    private static final Duration CUTS_EVERY = Duration.ofSeconds(2);
    private static final Duration LAST_REPORTS = Duration.ofSeconds(5);

    private final Billing billing;
    private final DataSource dataSource;
    private final AgiConfig config;
    private final Intervals intervals;
    private final Console console;
    private final CallWitness witness;
    private final ChannelCutter cutter;
    private final Optional<Vouchers> vouchers;
    private final CallTally tally = new CallTally();
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stop = new CountDownLatch(1);
    private String lastStatus = "";

    CardServer(
            Billing billing,
            DataSource dataSource,
            AgiConfig config,
            Intervals intervals,
            Console console,
            CallWitness witness,
            ChannelCutter cutter,
            Optional<Vouchers> vouchers) {
        this.billing = billing;
        this.dataSource = dataSource;
        this.config = config;
        this.intervals = intervals;
        this.console = console;
        this.witness = witness;
        this.cutter = cutter;
        this.vouchers = vouchers;
    }

    /** How often things are done, and how long the end may take. */
    record Intervals(
            Duration recoverEvery,
            Duration heartbeatEvery,
            Duration statusEvery,
            Duration stopWait) {}

    /** Makes {@link #run} end, soon. */
    void stop() {
        stop.countDown();
    }

    /** @return the exit code */
    int run(DeckCommand.Target target, Optional<Path> deck) {
        if (!migrated()) return ExitCode.WORLD_FAILED;
        int loaded = loadDeck(target, deck);
        if (loaded != ExitCode.DONE) return loaded;
        AgiServer server = AgiServer.builder(new ShippedFlows.Billing(
                        billing.charging(),
                        billing.accounts(),
                        billing.ledger(),
                        billing.callers(),
                        DialPlan.international(),
                        vouchers))
                .config(config)
                .clock(clock)
                .listener(tally)
                .cutter(cutter)
                .build();
        ChargingRecovery recovery = billing.recovery(server.witness(witness));
        recover(recovery, "recovery at start", true);
        server.start();
        say("ready: agi://" + new ListenAddress(config.listen().host(), server.port()));
        ScheduledExecutorService rounds = Executors.newScheduledThreadPool(2, CardServer::thread);
        try {
            every(
                    rounds,
                    intervals.recoverEvery(),
                    "recovery",
                    () -> recover(recovery, "recovery", false));
            every(rounds, intervals.heartbeatEvery(), "heartbeat", () -> heartbeat(server));
            every(rounds, CUTS_EVERY, "cuts", () -> server.cutSuspended(billing.accounts()));
            every(rounds, intervals.statusEvery(), "status", this::status);
            every(rounds, JOBS_EVERY, "jobs", this::jobs);
            awaitStop();
            return stop(server);
        } finally {
            rounds.shutdownNow();
        }
    }

    private boolean migrated() {
        Duration wait = Duration.ofSeconds(1);
        while (true) {
            try {
                billing.migrator().migrate();
                say("database ready: " + product());
                return true;
            } catch (A2bException e) {
                if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) throw e;
                console.complain("a2b: database not reachable: %s; next try in %d s"
                        .formatted(Failures.describe(e), wait.toSeconds()));
            }
            if (stopsWithin(wait)) return false;
            wait = wait.multipliedBy(2);
            if (wait.compareTo(BACKOFF_MAX) > 0) wait = BACKOFF_MAX;
        }
    }

    private String product() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new A2bException(ErrorCode.DATABASE_UNAVAILABLE, "connection lost", e);
        }
    }

    private int loadDeck(DeckCommand.Target target, Optional<Path> deck) {
        Optional<RateDeck> present = billing.decks().find(target.name());
        if (deck.isEmpty() && present.isPresent()) {
            say("deck %s: %d rates, %s"
                    .formatted(
                            present.get().version(),
                            present.get().rates().size(),
                            present.get().currency()));
            return ExitCode.DONE;
        }
        String source = deck.map(Path::toString).orElse("world deck");
        try (InputStream csv = deck.<InputStream>map(InputFile::open).orElseGet(WorldDeck::open)) {
            return DeckCommand.load(billing.decks(), target, csv, source, console);
        } catch (IOException e) {
            throw new UncheckedIOException(source, e);
        }
    }

    private void recover(ChargingRecovery recovery, String when, boolean always) {
        RecoveryReport report = recovery.recover();
        tally.recovered(report);
        int done = report.charged() + report.released() + report.failed();
        if (done == 0 && !always) return;
        say("%s: alive %d, charged %d, released %d, left %d, failed %d"
                .formatted(
                        when,
                        report.alive(),
                        report.charged(),
                        report.released(),
                        report.left(),
                        report.failed()));
    }

    private void jobs() {
        for (JobRun run : billing.jobs().runDue()) {
            JobReport report = run.report();
            boolean failed = run.state() != JobRun.State.DONE || report.failures() > 0;
            if (report.subjects() == 0 && !failed) continue;
            say("job %s: done %d, failed %d %s"
                    .formatted(run.job(), report.subjects(), report.failures(), run.failure())
                    .stripTrailing());
        }
    }

    private void heartbeat(AgiServer server) {
        Set<CallId> live = server.liveCalls();
        if (!live.isEmpty()) billing.charging().seen(live, clock.instant());
    }

    private void status() {
        String status = tally.toString();
        if (status.equals(lastStatus)) return;
        lastStatus = status;
        console.status("a2b: " + status);
    }

    private int stop(AgiServer server) {
        say("stopping: %d calls live, waiting up to %d s"
                .formatted(server.liveCalls().size(), intervals.stopWait().toSeconds()));
        int left = server.stop(intervals.stopWait());
        awaitLastReports(server);
        status();
        say("stopped: " + left + " calls left");
        return left == 0 ? ExitCode.DONE : ExitCode.CALLS_LEFT;
    }

    /** A session that was cut still tells the books that its call was lost. */
    private void awaitLastReports(AgiServer server) {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + LAST_REPORTS.toNanos();
        try {
            while (server.sessionCount() > 0 && System.nanoTime() < deadline) {
                if (never.await(20, MILLISECONDS)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A round that fails is told and tried again; the database may be back by then. */
    private void every(
            ScheduledExecutorService rounds, Duration interval, String name, Runnable round) {
        Runnable guarded = () -> {
            try {
                round.run();
            } catch (RuntimeException e) {
                console.complain("a2b: " + name + " failed: " + Failures.describe(e));
            }
        };
        rounds.scheduleWithFixedDelay(
                guarded, interval.toMillis(), interval.toMillis(), MILLISECONDS);
    }

    private void awaitStop() {
        while (!stopsWithin(Duration.ofDays(1))) continue;
    }

    private boolean stopsWithin(Duration patience) {
        try {
            return stop.await(patience.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void say(String line) {
        console.say("a2b: " + line);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "a2b-rounds");
        thread.setDaemon(true);
        return thread;
    }
}
