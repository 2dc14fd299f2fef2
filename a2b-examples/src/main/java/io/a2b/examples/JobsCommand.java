package io.a2b.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.a2b.core.job.JobRun;
import io.a2b.core.job.Jobs;
import io.a2b.core.money.Money;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

@Command(
        name = "jobs",
        description = "What is done again and again: run it now, see what it did.",
        mixinStandardHelpOptions = true,
        subcommands = {JobsCommand.Run.class, JobsCommand.Listing.class})
final class JobsCommand {
    @Command(
            name = "run",
            description = "Run the jobs that are due, or one of them, due or not. Exits with 1 if "
                    + "one fails, or another node is running jobs.",
            mixinStandardHelpOptions = true)
    static final class Run extends BillingCommand {
        @Parameters(
                paramLabel = "JOB",
                arity = "0..1",
                description = "account-expiry, auto-refill, balance-notices or hold-expiry; "
                        + "default: all that are due.")
        private Optional<String> job;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Jobs jobs = billing.jobs();
            Jobs.Progress progress = (name, subjects) -> {
                if (!output.quiet()) err().println("a2b: " + name + ": " + subjects);
            };
            List<JobRun> runs = job.map(name -> jobs.run(name, progress)
                            .map(List::of)
                            .orElseThrow(
                                    () -> new RefusedException("another node is running jobs")))
                    .orElseGet(() -> jobs.runDue(progress));
            print(runs, output, "nothing was due", out);
            boolean good = runs.stream()
                    .allMatch(run ->
                            run.state() == JobRun.State.DONE && run.report().failures() == 0);
            return good ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    @Command(
            name = "list",
            description = "List runs, newest first.",
            mixinStandardHelpOptions = true)
    static final class Listing extends BillingCommand {
        @Parameters(paramLabel = "JOB", arity = "0..1", description = "Default: all of them.")
        private Optional<String> job;

        @Option(names = "--limit", defaultValue = "20", description = "1 to 1000; default: 20.")
        private int limit;

        @Mixin
        private OutputOptions output;

        @Override
        int run(Billing billing, PrintWriter out) {
            Jobs jobs = billing.jobs();
            List<JobRun> runs =
                    job.map(name -> jobs.runs(name, limit)).orElseGet(() -> jobs.runs(limit));
            print(runs, output, "no runs", out);
            return ExitCode.DONE;
        }
    }

    private static void print(
            List<JobRun> runs, OutputOptions output, String none, PrintWriter out) {
        if (output.json()) {
            ObjectNode json = Json.object();
            json.set("runs", Json.of(runs));
            Json.print(json, out);
        } else if (runs.isEmpty()) {
            out.println(none);
        } else {
            TextTable.of(
                            List.of(
                                    "run", "job", "state", "started", "ended", "done", "failed",
                                    "moved", "failure"),
                            runs.stream().map(JobsCommand::cells).toList())
                    .print(out);
        }
    }

    private static List<String> cells(JobRun run) {
        return List.of(
                Long.toString(run.number()),
                run.job(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.startedAt().toString(),
                run.endedAt().map(Instant::toString).orElse("-"),
                Long.toString(run.report().subjects()),
                Long.toString(run.report().failures()),
                run.report().sums().stream().map(Money::toString).collect(Collectors.joining(", ")),
                run.failure());
    }
}
