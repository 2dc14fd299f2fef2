package io.a2b.agi.call;

import io.a2b.core.cdr.CallId;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls this server is carrying, from their authorisation to their end. Thread-safe. */
public final class LiveCalls {
    private final Set<CallId> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Whether new calls are welcome: not when the server is about to stop. */
    public boolean isOpen() {
        return !closed;
    }

    /** From now on no new call is welcome; those under way go on. */
    public void close() {
        closed = true;
    }

    /** New calls are welcome again. */
    public void open() {
        closed = false;
    }

    public void add(CallId call) {
        calls.add(call);
    }

    public void remove(CallId call) {
        calls.remove(call);
    }

    /** As of now, in no order. */
    public Set<CallId> snapshot() {
        return Set.copyOf(calls);
    }
}
