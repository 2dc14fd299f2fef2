package io.a2b.core.job;

import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.Job;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs that are on record in a table. */
abstract class SqlJobsContract extends JobsContract {
    private static final Map<TestDatabase, FreshDatabase> OPEN = new EnumMap<>(TestDatabase.class);

    abstract TestDatabase engine();

    private FreshDatabase database() {
        return OPEN.computeIfAbsent(engine(), TestDatabase::open);
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(FreshDatabase::close);
        OPEN.clear();
    }

    @BeforeEach
    void startWithNothing() {
        Emptied.tables(database(), "job_run_sum", "job_run", "leader");
    }

    @Override
    protected Jobs node(List<Job> jobs) {
        Transactor transactor = database().transactor();
        return Jobs.over(transactor, clock, LeaderLock.over(transactor, clock), jobs);
    }
}
