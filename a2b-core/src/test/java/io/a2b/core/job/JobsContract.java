package io.a2b.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.a2b.core.money.Money;
import io.a2b.core.spi.Job;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Who runs what when, and what is on record of it. Each test starts with no run. */
public abstract class JobsContract {
    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");

    /** One of the nodes of a test: they share the records, and the lead is between them. */
    protected abstract Jobs node(List<Job> jobs);

    private Jobs jobs(Job... jobs) {
        return node(List.of(jobs));
    }

    private record Counting(String name, Duration every, List<String> runs) implements Job {
        @Override
        public JobReport run(LongConsumer progress) {
            runs.add(name);
            progress.accept(runs.size());
            if (name.startsWith("bad")) throw new IllegalStateException("broke off");
            return JobReport.NOTHING
                    .plusSubject(Money.of("USD", "1"))
                    .plusSubject(Money.of("EUR", "2"))
                    .plusSubject(Money.of("USD", "0.5"))
                    .plusFailure();
        }
    }

    private record Hourly(String name, Function<LongConsumer, JobReport> work) implements Job {
        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public JobReport run(LongConsumer progress) {
            return work.apply(progress);
        }
    }

    @Test
    void runsWhatIsDueAndKeepsARecordOfEachRun() {
        List<String> ran = new ArrayList<>();
        Jobs jobs = jobs(
                new Counting("hourly", Duration.ofHours(1), ran),
                new Counting("daily", Duration.ofDays(1), ran));
        assertEquals(List.of("daily", "hourly"), jobs.names());
        List<String> progress = new ArrayList<>();
        assertEquals(
                2, jobs.runDue((job, subjects) -> progress.add(job + subjects)).size());
        assertEquals(List.of("daily1", "hourly2"), progress);
        assertEquals(List.of(), jobs.runDue());
        clock.advance(Duration.ofHours(1));
        List<JobRun> second = jobs.runDue();
        assertEquals(List.of("daily", "hourly", "hourly"), ran);
        JobRun run = second.get(0);
        assertEquals(
                new JobRun(
                        run.number(),
                        "hourly",
                        JobRun.State.DONE,
                        clock.instant(),
                        Optional.of(clock.instant()),
                        new JobReport(3, 1, List.of(Money.of("EUR", "2"), Money.of("USD", "1.5"))),
                        ""),
                run);
        assertEquals(3, jobs.runs(10).size());
        assertEquals(run, jobs.runs(1).get(0));
        assertEquals(
                List.of(run.number()), List.of(jobs.runs("hourly", 1).get(0).number()));
        assertEquals(1, jobs.runs("daily", 10).size());
    }

    @Test
    void aJobThatFailsIsOnRecordAndKeepsNoOtherFromRunning() {
        List<String> ran = new ArrayList<>();
        Jobs jobs = jobs(
                new Counting("bad", Duration.ofHours(1), ran),
                new Counting("good", Duration.ofHours(1), ran));
        List<JobRun> runs = jobs.runDue();
        assertEquals(JobRun.State.FAILED, runs.get(0).state());
        assertEquals("java.lang.IllegalStateException: broke off", runs.get(0).failure());
        assertEquals(JobRun.State.DONE, runs.get(1).state());
        assertEquals(List.of("bad", "good"), ran);
    }

    @Test
    void whatIsOnRecordOfAFailureIsShort() {
        Job job = new Hourly("job", progress -> {
            throw new IllegalStateException("c".repeat(300));
        });
        String text = "java.lang.IllegalStateException: ";
        JobRun run = jobs(job).runDue().get(0);
        assertEquals(text + "c".repeat(255 - text.length()), run.failure());
        assertEquals(List.of(run), jobs(job).runs(1));
    }

    @Test
    void oneNodeRunsJobsAtATime() {
        List<String> ran = new ArrayList<>();
        Jobs other = jobs(new Counting("job", Duration.ofHours(1), ran));
        Jobs first = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        List<Optional<JobRun>> meanwhile = new ArrayList<>();
        first.run("job", (job, subjects) -> meanwhile.add(other.run("job", (name, count) -> {})));
        assertEquals(List.of(Optional.empty()), meanwhile);
        assertEquals(List.of(), ran);
        assertEquals(List.of(), other.runDue(), "the first node has just run it");
        clock.advance(Duration.ofHours(1));
        assertEquals(1, other.runDue().size());
    }

    @Test
    void aRunThatLostTheLeadBreaksOffAndTheNextMarksItLost() {
        Jobs other = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        List<JobRun> taken = new ArrayList<>();
        Job slow = new Hourly("job", progress -> {
            clock.advance(Duration.ofHours(1)); // asleep
            taken.addAll(other.runDue());
            progress.accept(1);
            throw new AssertionError("goes on without the lead");
        });
        JobRun run = jobs(slow).runDue().get(0);
        assertEquals(JobRun.State.LOST, run.state());
        assertEquals(JobRun.State.DONE, taken.get(0).state());
    }

    @Test
    void forgetsRunsAfterNinetyDays() {
        Jobs jobs = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        jobs.runDue();
        clock.advance(Duration.ofDays(90));
        jobs.runDue();
        assertEquals(2, jobs.runs(10).size());
        clock.advance(Duration.ofHours(1));
        jobs.runDue();
        assertEquals(2, jobs.runs(10).size());
    }

    @Test
    void refusesJobsThatCannotBeTold() {
        Counting job = new Counting("job", Duration.ofHours(1), new ArrayList<>());
        assertThrows(IllegalArgumentException.class, () -> jobs(job, job));
        assertThrows(
                IllegalArgumentException.class,
                () -> jobs(new Counting("A job", Duration.ofHours(1), List.of())));
        assertThrows(
                IllegalArgumentException.class,
                () -> jobs(new Counting("job", Duration.ZERO, List.of())));
        assertThrows(IllegalArgumentException.class, () -> jobs(job).run("other", (name, n) -> {}));
    }

    @Test
    void runsAJobThatIsAskedForThoughItIsNotDue() {
        List<String> ran = new ArrayList<>();
        Jobs jobs = jobs(new Counting("job", Duration.ofHours(1), ran));
        jobs.runDue();
        clock.advance(Duration.ofMinutes(59));
        JobRun asked = jobs.run("job", (name, subjects) -> {}).orElseThrow();
        assertEquals(List.of("job", "job"), ran);
        assertEquals(asked, jobs.runs(10).get(0));
        clock.advance(Duration.ofMinutes(59));
        assertEquals(List.of(), jobs.runDue(), "it was run less than an hour ago");
    }

    @Test
    void aRunIsOnRecordWhileItIsOn() {
        Jobs jobs = jobs(new Counting("job", Duration.ofHours(1), new ArrayList<>()));
        List<JobRun> meanwhile = new ArrayList<>();
        JobRun run = jobs.run("job", (name, subjects) -> meanwhile.addAll(jobs.runs("job", 10)))
                .orElseThrow();
        assertEquals(
                List.of(new JobRun(
                        run.number(),
                        "job",
                        JobRun.State.RUNNING,
                        clock.instant(),
                        Optional.empty(),
                        JobReport.NOTHING,
                        "")),
                meanwhile);
        assertEquals(List.of(run), jobs.runs(10));
    }

    @Test
    void nodesThatAskAtOnceRunWhatIsDueOnce() throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        Counting job = new Counting("job", Duration.ofHours(1), ran);
        AtOnce.run(8, i -> jobs(job).runDue());
        assertEquals(List.of("job"), ran);
        assertEquals(1, jobs(job).runs(10).size());
    }

    @Test
    void listsOneToAThousandRuns() {
        Jobs jobs = jobs();
        for (int limit : List.of(0, 1001)) {
            assertThrows(IllegalArgumentException.class, () -> jobs.runs(limit));
            assertThrows(IllegalArgumentException.class, () -> jobs.runs("job", limit));
        }
        assertEquals(List.of(), jobs.runs(1000));
        assertEquals(List.of(), jobs.runs("job", 1000));
    }
}
