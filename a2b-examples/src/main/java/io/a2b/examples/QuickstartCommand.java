package io.a2b.examples;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.routing.Trunk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

@Command(
        name = "quickstart",
        description = "Play two calls from the first ring to the audited books, in memory.",
        mixinStandardHelpOptions = true)
final class QuickstartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SimulatedClock clock =
                new SimulatedClock(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
        DatabaseConfig database =
                DatabaseConfig.of("jdbc:h2:mem:quickstart-" + UUID.randomUUID(), "a2b", "");
        List<Trunk> trunks = List.of(
                Trunk.of("carrier1", "PJSIP", "carrier1"),
                Trunk.of("carrier2", "PJSIP", "carrier2"));
        try (HikariDataSource pool = database.open()) {
            Billing billing = Billing.over(pool, RatingConfig.defaults(), trunks, clock);
            return new Quickstart(billing, clock, out).run();
        }
    }
}
