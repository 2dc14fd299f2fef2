package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;

import java.util.regex.Pattern;

/**
 * A call somebody wants to make, before anything is dialled.
 *
 * @param call chosen by the caller of this API before the first attempt; the key of all that
 *     follows
 * @param callerNumber as the switch gave it, at most 64 characters; empty when withheld
 * @param accessNumber digits of the number that was called to reach the service: it may decide on
 *     the rate; empty when it does not matter
 * @param talkSecondsMax the longest talk asked for; at least 1. The answer may be shorter, never
 *     longer
 */
public record CallRequest(
        CallId call,
        AccountId account,
        String callerNumber,
        PhoneNumber called,
        String accessNumber,
        long talkSecondsMax) {
    private static final Pattern ACCESS_NUMBER = Pattern.compile("[0-9]{0,20}");

    /** A call that came by no access number in particular. */
    public CallRequest(
            CallId call,
            AccountId account,
            String callerNumber,
            PhoneNumber called,
            long talkSecondsMax) {
        this(call, account, callerNumber, called, "", talkSecondsMax);
    }

    public CallRequest {
        requireNonNull(call, "call");
        requireNonNull(account, "account");
        requireNonNull(called, "called");
        if (callerNumber.length() > 64) {
            throw new IllegalArgumentException("callerNumber: at most 64 characters");
        }
        if (!ACCESS_NUMBER.matcher(accessNumber).matches()) {
            throw new IllegalArgumentException("accessNumber: not 0 to 20 digits");
        }
        if (talkSecondsMax < 1) {
            throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
        }
    }
}
