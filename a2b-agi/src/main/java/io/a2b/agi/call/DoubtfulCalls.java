package io.a2b.agi.call;

import io.a2b.core.cdr.CallId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls that recovery asked about and nobody could tell of. The switch may have kept their end, and
 * the next session on it is an opportunity to ask. Bounded; thread-safe.
 */
public final class DoubtfulCalls {
    private static final int KEPT_MAX = 10_000;

    private final Set<CallId> calls = new LinkedHashSet<>();

    /** Beyond ten thousand a call is not noted; recovery will ask about it again. */
    public synchronized void add(CallId call) {
        if (calls.size() < KEPT_MAX) calls.add(call);
    }

    public synchronized void remove(CallId call) {
        calls.remove(call);
    }

    /** Up to {@code count} of them; those not asked for the longest time come first. */
    public synchronized List<CallId> next(int count) {
        List<CallId> next = new ArrayList<>(calls).subList(0, Math.min(count, calls.size()));
        next.forEach(calls::remove);
        calls.addAll(next);
        return List.copyOf(next);
    }
}
