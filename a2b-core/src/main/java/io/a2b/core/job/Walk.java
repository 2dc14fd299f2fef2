package io.a2b.core.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Walks all subjects of a job, a page at a time; one that fails keeps no other from its turn. */
final class Walk<S> {
    static final int PAGE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

    private final String job;
    private final Function<S, List<S>> pages;

    /**
     * @param pages the subjects behind this one; behind null, the first
     * @param job its name, for the log
     */
    Walk(Function<S, List<S>> pages, String job) {
        this.pages = pages;
        this.job = job;
    }

    /** @param step the report with one more subject, or the same when nothing was to be done */
    JobReport run(LongConsumer progress, Step<S> step) {
        JobReport report = JobReport.NOTHING;
        long seen = 0;
        List<S> page = pages.apply(null);
        while (!page.isEmpty()) {
            for (S subject : page) {
                report = quietly(report, subject, step);
                seen++;
            }
            progress.accept(seen);
            page = pages.apply(page.get(page.size() - 1));
        }
        return report;
    }

    private JobReport quietly(JobReport report, S subject, Step<S> step) {
        try {
            return step.apply(report, subject);
        } catch (RuntimeException failure) {
            LOG.error("{}: {} failed, will be tried again", job, subject, failure);
            return report.plusFailure();
        }
    }

    @FunctionalInterface
    interface Step<S> {
        JobReport apply(JobReport report, S subject);
    }
}
