package io.a2b.examples;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.a2b.agi.AgiServer;
import io.a2b.agi.CutReport;
import io.a2b.core.cdr.CallId;
import io.a2b.core.event.EventDelivery;
import io.a2b.core.job.JobReport;
import io.a2b.core.job.JobRun;
import io.a2b.rating.charging.ChargingRecovery;
import io.a2b.rating.charging.RecoveryReport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

/** The life of a calling-card server, from waiting for its database to the last call's end. */
final class CardServer {
    private static final Duration JOBS_EVERY = Duration.ofMinutes(1);
    private static final Duration EVENTS_EVERY = Duration.ofSeconds(1);
    private static final Duration CUTS_EVERY = Duration.ofSeconds(2);
    private static final Duration SLICES_EVERY = Duration.ofSeconds(1);
    private static final Duration HANG_UP_WAIT = Duration.ofSeconds(10);
    private static final Duration LAST_REPORTS = Duration.ofSeconds(5);
    private static final int EVENTS_MAX = 1000;

    private final Billing billing;
    private final StartUp startUp;
    private final AgiParts agi;
    private final Intervals intervals;
    private final Console console;
    private final CallTally tally = new CallTally();
    private final StopRequest stop = new StopRequest();
    private String lastStatus = "";

    CardServer(
            Billing billing,
            DataSource dataSource,
            AgiParts agi,
            Intervals intervals,
            Console console) {
        this.billing = billing;
        this.startUp = new StartUp(billing, dataSource, console, stop);
        this.agi = agi;
        this.intervals = intervals;
        this.console = console;
    }

    /** How often things are done, and how long the end may take. */
    record Intervals(
            Duration recoverEvery,
            Duration heartbeatEvery,
            Duration statusEvery,
            Duration stopWait) {}

    /** Makes {@link #run} end, soon. */
    void stop() {
        stop.make();
    }

    /** @return the exit code */
    int run(DeckCommand.Target target, Optional<Path> deck) {
        AgiServer server = agi.server(billing, tally);
        ChargingRecovery recovery = billing.recovery(server.witness(agi.witness()));
        int ready =
                startUp.prepare(target, deck, () -> recover(recovery, "recovery at start", true));
        if (ready != ExitCode.DONE) return ready;
        server.start();
        ListenAddress bound = new ListenAddress(agi.config().listen().host(), server.port());
        say("ready: agi://" + bound);
        say("lines for extensions.conf: " + agi.dialplan().apply(bound));
        try (Rounds rounds = new Rounds(console)) {
            begin(rounds, server, recovery);
            stop.await();
            return stop(server, rounds);
        }
    }

    private void begin(Rounds rounds, AgiServer server, ChargingRecovery recovery) {
        EventDelivery events = billing.events();
        rounds.every(
                intervals.recoverEvery(), "recovery", () -> recover(recovery, "recovery", false));
        rounds.every(intervals.heartbeatEvery(), "heartbeat", () -> heartbeat(server));
        rounds.every(CUTS_EVERY, "cuts", () -> server.cutSuspended(billing.accounts()));
        rounds.every(SLICES_EVERY, "slices", server::extendCalls);
        rounds.every(intervals.statusEvery(), "status", this::status);
        rounds.every(JOBS_EVERY, "jobs", this::jobs);
        rounds.every(EVENTS_EVERY, "events", () -> events.deliver(EVENTS_MAX));
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
        if (!live.isEmpty()) billing.charging().seen(live, billing.clock().instant());
    }

    private synchronized void status() {
        String status = tally.toString();
        if (status.equals(lastStatus)) return;
        lastStatus = status;
        console.status("a2b: " + status);
    }

    private int stop(AgiServer server, Rounds rounds) {
        say("stopping: %d calls live, waiting up to %d s"
                .formatted(server.liveCalls().size(), intervals.stopWait().toSeconds()));
        if (server.drain(intervals.stopWait()) > 0) hangUp(server);
        int left = server.stop(Duration.ZERO);
        awaitLastReports(server);
        rounds.close();
        rounds.once("events", () -> billing.events().deliver(EVENTS_MAX));
        status();
        say("stopped: " + left + " calls left");
        return left == 0 ? ExitCode.DONE : ExitCode.CALLS_LEFT;
    }

    /** Who has had time to end his call is hung up, where Asterisk can be told to. */
    private void hangUp(AgiServer server) {
        CutReport cut = server.cutAllCalls(HANG_UP_WAIT);
        if (cut.hungUp().isEmpty()) return;
        say("hung up: %d calls, waiting up to %d s for their ends"
                .formatted(cut.hungUp().size(), HANG_UP_WAIT.toSeconds()));
        server.drain(HANG_UP_WAIT);
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

    private void say(String line) {
        console.say("a2b: " + line);
    }
}
