package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.HoldId;

import java.util.Optional;

/** Which holds the money of a call is in. */
public final class CallHolds {
    private static final String PREFIX = "call:";

    private CallHolds() {}

    /** Placed when the call was authorised. */
    public static HoldId of(CallId call) {
        return new HoldId(PREFIX + call);
    }

    /** The call that this hold was placed for when it was authorised, if it was. */
    static Optional<CallId> callOf(HoldId hold) {
        if (!hold.value().startsWith(PREFIX)) return Optional.empty();
        String call = hold.value().substring(PREFIX.length());
        boolean possible = !call.isEmpty() && call.length() <= CallId.LENGTH_MAX;
        return possible ? Optional.of(new CallId(call)) : Optional.empty();
    }

    /** Placed and posted at once for a call that was reported after it had been given up. */
    public static HoldId late(CallId call) {
        return new HoldId(of(call) + ":late");
    }
}
