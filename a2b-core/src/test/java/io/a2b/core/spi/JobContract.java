package io.a2b.core.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.job.JobReport;
import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
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
        for (JobReport report : AtOnce.run(2, node -> job().run(QUIETLY))) {
            assertEquals(0, report.failures());
        }
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
