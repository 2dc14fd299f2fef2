package io.a2b.core.leader;

import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets one of many nodes on a database do what only one should do at a time. Thread-safe. A node
 * that dies loses the lead when its lease ends.
 *
 * <p>A lease ends by the clocks of the nodes: one whose clock is ahead by more than what is left of
 * a lease takes the lead too early, and then two lead. So does a node that sleeps beyond the end of
 * its lease and goes on without asking. Keep clocks within a second, leases at a minute, and ask
 * {@link Lease#isHeld} before what must not be done twice, or have it guarded by what it writes: no
 * money of a2b depends on this lock.
 */
public interface LeaderLock {
    /**
     * Takes the lead unless somebody has it, this one included.
     *
     * @param name 1 to 64 printable ASCII characters
     * @param duration above zero, at most a day
     */
    Optional<Lease> tryLead(String name, Duration duration);

    /**
     * Runs {@code work} while leading, and gives the lead back when it ends.
     *
     * @return empty if somebody else leads; {@code work} must not return null
     */
    <T> Optional<T> whileLeading(String name, Duration duration, Function<Lease, T> work);

    /**
     * A lock in the table of the core.
     *
     * @param clock in step with those of the other nodes
     */
    static LeaderLock over(Transactor transactor, Clock clock) {
        return new SqlLeaderLock(transactor, clock);
    }
}
