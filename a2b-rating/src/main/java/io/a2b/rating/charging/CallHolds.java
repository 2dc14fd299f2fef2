package io.a2b.rating.charging;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.HoldId;

import java.util.Optional;

/** Which holds the money of a call is in. */
public final class CallHolds {
    private static final String PREFIX = "call:";
    private static final String ANEW = ":anew:";
    private static final String ANEW_AT_END = ":anew:[1-9][0-9]*$";

    private CallHolds() {}

    /** Placed when the call was authorised. */
    public static HoldId of(CallId call) {
        return new HoldId(PREFIX + call);
    }

    /** Placed when a target of a call that came in did not answer; 0 is the first hold. */
    static HoldId of(CallId call, int number) {
        return number == 0 ? of(call) : new HoldId(of(call) + ANEW + number);
    }

    /** The call that this hold was placed for before it was answered, if it was. */
    static Optional<CallId> callOf(HoldId hold) {
        if (!hold.value().startsWith(PREFIX)) return Optional.empty();
        String call = hold.value().substring(PREFIX.length()).replaceFirst(ANEW_AT_END, "");
        boolean possible = !call.isEmpty() && call.length() <= CallId.LENGTH_MAX;
        return possible ? Optional.of(new CallId(call)) : Optional.empty();
    }

    /** Placed and posted at once for a call that was reported after it had been given up. */
    public static HoldId late(CallId call) {
        return new HoldId(of(call) + ":late");
    }
}
