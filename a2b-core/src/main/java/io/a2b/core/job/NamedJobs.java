package io.a2b.core.job;

import io.a2b.core.spi.Job;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Jobs in the order of their names. */
final class NamedJobs {
    private NamedJobs() {}

    /** @throws IllegalArgumentException if two have one name, or a name or rhythm does not do */
    static SortedMap<String, Job> of(Collection<Job> jobs) {
        SortedMap<String, Job> named = new TreeMap<>();
        for (Job job : jobs) {
            if (!job.name().matches("[a-z0-9-]{1,64}")) {
                throw new IllegalArgumentException("jobs: not a name: " + job.name());
            }
            if (job.every().isNegative() || job.every().isZero()) {
                throw new IllegalArgumentException(job.name() + ": every " + job.every());
            }
            if (named.put(job.name(), job) != null) {
                throw new IllegalArgumentException("jobs: two are called " + job.name());
            }
        }
        return Collections.unmodifiableSortedMap(named);
    }
}
