package io.a2b.core.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a leader lock promises to two nodes. */
public abstract class LeaderLockContract {
    protected static final Duration MINUTE = Duration.ofMinutes(1);

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    protected final String name = UUID.randomUUID().toString();

    /** The lock as a node has it; all nodes of a test are rivals. */
    protected abstract LeaderLock node();

    @Test
    void oneNodeLeadsUntilItsLeaseEnds() {
        Lease first = node().tryLead(name, MINUTE).orElseThrow();
        assertTrue(first.isHeld());
        clock.advance(MINUTE.minusMillis(1));
        assertEquals(Optional.empty(), node().tryLead(name, MINUTE));
        clock.advance(Duration.ofMillis(1));
        assertFalse(first.isHeld());
        Lease second = node().tryLead(name, MINUTE).orElseThrow();
        assertTrue(second.token() > first.token());
    }

    @Test
    void aLeaderThatComesBackTooLateChangesNothing() {
        Lease dead = node().tryLead(name, MINUTE).orElseThrow();
        clock.advance(MINUTE);
        Lease second = node().tryLead(name, MINUTE).orElseThrow();
        assertFalse(dead.isHeld());
        assertFalse(dead.renew());
        dead.release();
        assertTrue(second.isHeld());
    }

    @Test
    void aLeaderIsNotItsOwnRival() {
        LeaderLock node = node();
        node.tryLead(name, MINUTE).orElseThrow();
        assertEquals(Optional.empty(), node.tryLead(name, MINUTE));
    }

    @Test
    void renewsItsLeaseAndGivesItBack() {
        Lease lease = node().tryLead(name, MINUTE).orElseThrow();
        clock.advance(Duration.ofSeconds(59));
        assertTrue(lease.renew());
        clock.advance(Duration.ofSeconds(59));
        assertEquals(Optional.empty(), node().tryLead(name, MINUTE));
        lease.release();
        lease.release();
        assertFalse(lease.isHeld());
        assertTrue(node().tryLead(name, MINUTE).isPresent());
    }

    @Test
    void renewsOnlyWhenHalfOfItIsOver() {
        Lease lease = node().tryLead(name, MINUTE).orElseThrow();
        clock.advance(Duration.ofSeconds(29));
        assertTrue(lease.renewWhenHalfSpent());
        clock.advance(Duration.ofSeconds(30)); // the lease would end in a second
        assertTrue(lease.renewWhenHalfSpent());
        clock.advance(Duration.ofSeconds(2));
        assertTrue(lease.isHeld());
        clock.advance(MINUTE);
        node().tryLead(name, MINUTE).orElseThrow();
        assertFalse(lease.renewWhenHalfSpent());
    }

    @Test
    void namesAreApart() {
        node().tryLead(name, MINUTE).orElseThrow();
        assertTrue(node().tryLead(name + "b", MINUTE).isPresent());
    }

    @Test
    void leadsWhileItWorksAndNotBeyondAlsoWhenTheWorkFails() {
        Optional<String> done = node().whileLeading(name, MINUTE, lease -> {
            assertEquals(Optional.empty(), node().whileLeading(name, MINUTE, other -> "never"));
            return "done";
        });
        assertEquals(Optional.of("done"), done);
        assertThrows(
                IllegalStateException.class,
                () -> node().whileLeading(name, MINUTE, lease -> {
                    throw new IllegalStateException("the work fails");
                }));
        assertTrue(node().tryLead(name, MINUTE).isPresent());
    }

    @Test
    void ofManyThatAskAtOnceOneLeadsAlsoTheFirstTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Lease> leases = AtOnce.run(8, node -> node().tryLead(name, MINUTE)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            assertEquals(1, leases.size());
            assertEquals(round + 1, leases.get(0).token());
            clock.advance(MINUTE);
        }
    }

    @Test
    void refusesNamesAndDurationsThatDoNotDo() {
        LeaderLock node = node();
        assertThrows(IllegalArgumentException.class, () -> node.tryLead("", MINUTE));
        assertThrows(IllegalArgumentException.class, () -> node.tryLead(name, Duration.ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> node.tryLead(name, Duration.ofDays(1).plusNanos(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> node.whileLeading("a b", MINUTE, lease -> "never"));
        assertThrows(NullPointerException.class, () -> node.whileLeading(name, MINUTE, null));
        assertTrue(node.tryLead(name, Duration.ofDays(1)).isPresent());
    }
}
