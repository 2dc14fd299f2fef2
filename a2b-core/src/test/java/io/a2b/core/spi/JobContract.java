package io.a2b.core.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.job.JobReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** What whoever runs jobs relies on; the test of a host's own job extends it. */
@Timeout(60)
public abstract class JobContract {
    private static final LongConsumer QUIETLY = subjects -> {};

    /** Always the same job in one test. */
    protected abstract Job job();

    /** Makes something due, at least two subjects. */
    protected abstract void makeDue();

    /** What there is of what the job makes: rows, sums; equal if nothing changed. */
    protected abstract Object done();

    /** What that is when all that was made due was done once. */
    protected abstract Object doneOnce();

    @Test
    void hasANameAndARhythmThatGoOnRecord() {
        assertTrue(job().name().matches("[a-z0-9-]{1,64}"), job().name());
        assertTrue(
                job().every().compareTo(Duration.ZERO) > 0, () -> job().every().toString());
        assertEquals(job().name(), job().name(), "asked again");
    }

    @Test
    void doesNothingWhenNothingIsDue() {
        Object before = done();
        assertEquals(JobReport.NOTHING, job().run(QUIETLY));
        assertEquals(before, done());
    }

    @Test
    void doesWhatIsDueAndReportsIt() {
        makeDue();
        assertNotEquals(doneOnce(), done());
        JobReport report = job().run(QUIETLY);
        assertTrue(report.subjects() >= 2, report::toString);
        assertEquals(0, report.failures());
        assertEquals(doneOnce(), done());
    }

    @Test
    void runningItTwiceChangesNothing() {
        makeDue();
        job().run(QUIETLY);
        assertEquals(JobReport.NOTHING, job().run(QUIETLY));
        assertEquals(doneOnce(), done());
    }

    /** One leads as a rule; when a lease ends too early two do. */
    @Test
    void twoThatRunItAtOnceDoItOnce() throws Exception {
        makeDue();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<JobReport>> reports = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            reports.add(nodes.submit(() -> {
                start.await();
                return job().run(QUIETLY);
            }));
        }
        nodes.shutdown();
        for (Future<JobReport> report : reports) assertEquals(0, report.get().failures());
        assertEquals(doneOnce(), done());
        assertEquals(JobReport.NOTHING, job().run(QUIETLY));
    }

    @Test
    void tellsHowFarItIsAndMayBeStoppedThere() {
        makeDue();
        IllegalStateException stopped = assertThrows(
                IllegalStateException.class,
                () -> job().run(subjects -> {
                    assertTrue(subjects >= 0, () -> subjects + " subjects");
                    throw new IllegalStateException("the lead is lost");
                }));
        assertEquals("the lead is lost", stopped.getMessage());
        job().run(QUIETLY);
        assertEquals(doneOnce(), done());
        assertEquals(JobReport.NOTHING, job().run(QUIETLY));
    }
}
