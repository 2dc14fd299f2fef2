package io.a2b.core.job;

import io.a2b.core.spi.Job;
import io.a2b.core.testing.InMemoryJobs;
import io.a2b.core.testing.InMemoryLeaderLock;

import java.util.List;

class InMemoryJobsTest extends JobsContract {
    private final InMemoryJobs jobs =
            new InMemoryJobs(new InMemoryLeaderLock(clock), clock, List.of());

    @Override
    protected Jobs node(List<Job> own) {
        return jobs.node(own);
    }
}
