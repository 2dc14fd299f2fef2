package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.HoldId;

/** Which holds the money of a call is in. */
public final class CallHolds {
    private CallHolds() {}

    /** Placed when the call was authorised. */
    public static HoldId of(CallId call) {
        return new HoldId("call:" + call);
    }

    /** Placed and posted at once for a call that was reported after it had been given up. */
    public static HoldId late(CallId call) {
        return new HoldId(of(call) + ":late");
    }
}
