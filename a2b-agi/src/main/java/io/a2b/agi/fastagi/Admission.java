package io.a2b.agi.fastagi;

import java.util.Set;
import java.util.concurrent.Semaphore;

/** Who is let in: as many callers as there is room for, and every report. Thread-safe. */
final class Admission {
    private final Semaphore room;
    private final Set<String> callers;
    private volatile boolean closed;

    Admission(int callersMax, Set<String> callers) {
        this.room = new Semaphore(callersMax);
        this.callers = Set.copyOf(callers);
    }

    void close() {
        closed = true;
    }

    boolean isCaller(String script) {
        return callers.contains(script);
    }

    /** Whoever gets in leaves again. */
    boolean enter() {
        return !closed && room.tryAcquire();
    }

    void leave() {
        room.release();
    }
}
