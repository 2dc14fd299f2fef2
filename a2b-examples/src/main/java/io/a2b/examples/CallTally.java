package io.a2b.examples;

import io.a2b.agi.spi.CallListener;
import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.RecoveryReport;
import io.a2b.rating.charging.Settlement;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts calls for the status line. Thread-safe. */
final class CallTally implements CallListener {
    private final Set<CallId> live = ConcurrentHashMap.newKeySet();
    private final Set<CallId> answered = ConcurrentHashMap.newKeySet();
    private final AtomicLong charged = new AtomicLong();
    private final AtomicInteger inDoubt = new AtomicInteger();

    @Override
    public void authorized(Authorization.Granted granted, AccountId account, PhoneNumber called) {
        live.add(granted.call());
    }

    @Override
    public void answered(CallId call) {
        if (live.contains(call)) answered.add(call);
    }

    @Override
    public void settled(Settlement settlement) {
        if (settlement instanceof Settlement.Charged call) {
            over(call.call());
            charged.incrementAndGet();
        } else if (settlement instanceof Settlement.Released call) {
            over(call.call());
        }
    }

    @Override
    public void leftOpen(CallId call) {
        over(call);
        inDoubt.incrementAndGet();
    }

    /** What a recovery left over is all that is in doubt now. */
    void recovered(RecoveryReport report) {
        charged.addAndGet(report.charged());
        inDoubt.set(report.left() + report.failed());
    }

    private void over(CallId call) {
        live.remove(call);
        answered.remove(call);
    }

    /** For people. */
    @Override
    public String toString() {
        return "calls live %d, answered %d, charged %d, in doubt %d"
                .formatted(live.size(), answered.size(), charged.get(), inDoubt.get());
    }
}
