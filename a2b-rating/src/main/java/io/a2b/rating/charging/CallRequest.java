package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;

/**
 * A call somebody wants to make, before anything is dialled.
 *
 * @param call chosen by the caller of this API before the first attempt; the key of all that
 *     follows
 * @param callerNumber as the switch gave it, at most 64 characters; empty when withheld
 * @param talkSecondsMax the longest talk asked for; at least 1. The answer may be shorter, never
 *     longer
 */
public record CallRequest(
        CallId call,
        AccountId account,
        String callerNumber,
        PhoneNumber called,
        long talkSecondsMax) {
    public CallRequest {
        requireNonNull(call, "call");
        requireNonNull(account, "account");
        requireNonNull(called, "called");
        if (callerNumber.length() > 64) {
            throw new IllegalArgumentException("callerNumber: at most 64 characters");
        }
        if (talkSecondsMax < 1) {
            throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
        }
    }
}
