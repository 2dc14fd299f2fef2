package io.a2b.core.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.persistence.Transactor;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.core.testing.UnreliableDataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A lock in a table. */
abstract class SqlLeaderLockContract extends LeaderLockContract {
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

    @Override
    protected LeaderLock node() {
        return LeaderLock.over(database().transactor(), clock);
    }

    @Test
    void workThatIsDoneCountsThoughTheLeadCannotBeGivenBack() {
        UnreliableDataSource unreliable = UnreliableDataSource.over(database().dataSource());
        LeaderLock node =
                LeaderLock.over(Transactor.over(unreliable, FreshDatabase.isolation()), clock);
        Optional<String> done = node.whileLeading(name, MINUTE, lease -> {
            unreliable.goAway();
            return "done";
        });
        assertEquals(Optional.of("done"), done);
        assertEquals(Optional.empty(), node().tryLead(name, MINUTE));
        clock.advance(MINUTE);
        assertTrue(node().tryLead(name, MINUTE).isPresent());
    }
}
