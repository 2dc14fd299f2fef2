package io.a2b.core.job;

import io.a2b.core.leader.Lease;
import io.a2b.core.spi.Job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Runs a job for as long as its node leads. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final int FAILURE_LENGTH_MAX = 255;

    private Attempt() {}

    /**
     * How the run ended, if nobody has marked it lost meanwhile.
     *
     * @param begun its record when it began
     */
    static JobRun at(Job job, JobRun begun, Lease lease, Jobs.Progress progress, Clock clock) {
        try {
            JobReport report = job.run(subjects -> {
                if (!lease.renewWhenHalfSpent()) throw new LeadLostException(job.name());
                progress.at(job.name(), subjects);
            });
            return ended(begun, JobRun.State.DONE, report, "", clock);
        } catch (RuntimeException failure) {
            LOG.error("job {}: run {} failed", job.name(), begun.number(), failure);
            return ended(begun, JobRun.State.FAILED, JobReport.NOTHING, text(failure), clock);
        }
    }

    private static JobRun ended(
            JobRun begun, JobRun.State state, JobReport report, String failure, Clock clock) {
        return new JobRun(
                begun.number(),
                begun.job(),
                state,
                begun.startedAt(),
                Optional.of(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                report,
                failure);
    }

    private static String text(RuntimeException failure) {
        String text = failure.toString().replace('\0', ' ');
        return text.length() <= FAILURE_LENGTH_MAX ? text : text.substring(0, FAILURE_LENGTH_MAX);
    }

    /** Ends a run whose node no longer leads: another one may have begun the next. */
    private static final class LeadLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeadLostException(String job) {
            super("the lead was lost while " + job + " was running");
        }
    }
}
