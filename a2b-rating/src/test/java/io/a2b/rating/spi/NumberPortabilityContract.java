package io.a2b.rating.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.RoutingNumber;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What look-ups rely on; the test of a host's own portability extends it. */
public abstract class NumberPortabilityContract {
    private static final int THREADS = 8;

    protected abstract NumberPortability portability();

    /** A number that moved, to {@link #movedTo}. */
    protected abstract PhoneNumber moved();

    protected abstract RoutingNumber movedTo();

    /** A number that did not move. */
    protected abstract PhoneNumber stayed();

    @Test
    void knowsWhereANumberMovedTo() {
        assertEquals(Optional.of(movedTo()), portability().lookup(moved()));
    }

    @Test
    void knowsOfNothingWhenANumberStayed() {
        assertEquals(Optional.empty(), portability().lookup(stayed()));
    }

    @Test
    void answersManyThreadsAtOnce() throws Exception {
        NumberPortability shared = portability();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Optional<RoutingNumber>>> answers = new ArrayList<>();
            for (int at = 0; at < 10 * THREADS; at++) {
                PhoneNumber number = at % 2 == 0 ? moved() : stayed();
                answers.add(executor.submit(() -> shared.lookup(number)));
            }
            for (int at = 0; at < answers.size(); at++) {
                Optional<RoutingNumber> expected =
                        at % 2 == 0 ? Optional.of(movedTo()) : Optional.empty();
                assertEquals(expected, answers.get(at).get());
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
