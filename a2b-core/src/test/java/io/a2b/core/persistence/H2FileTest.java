package io.a2b.core.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class H2FileTest {
    /** A kill in the middle of two at once can leave a row locked for ever. */
    @Test
    void transactionsComeOneAfterAnotherWhoeverRunsThem() throws InterruptedException {
        List<String> events = new CopyOnWriteArrayList<>();
        try (FreshDatabase database = TestDatabase.H2_FILE.open()) {
            Transactor first = Transactor.over(database.dataSource());
            Transactor second = Transactor.over(database.dataSource());
            second.inTransaction(tx -> null);
            Thread other = new Thread(() -> second.inTransaction(tx -> events.add("second")));
            first.inTransaction(tx -> {
                other.start();
                awaitBlocked(other);
                return events.add("first");
            });
            other.join();
        }
        assertEquals(List.of("first", "second"), events);
    }

    private static void awaitBlocked(Thread thread) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (thread.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
        });
    }
}
