package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.number.PhoneNumber;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call somebody wants to make, or that came in on a number of ours, before anything is dialled.
 *
 * <p>A call that came in is charged to whoever has the number, at the price of the number. If it
 * goes on to another number, that is a second call of his: {@link #forwardedTo}.
 *
 * @param call chosen by the caller of this API before the first attempt; the key of all that
 *     follows
 * @param callerNumber as the switch gave it, at most 64 characters; empty when withheld
 * @param accessNumber digits of the number that was called to reach the service: it may decide on
 *     the rate; empty when it does not matter
 * @param talkSecondsMax the longest talk asked for; at least 1. The answer may be shorter, never
 *     longer
 * @param did the number of ours that it came in on; {@code called} is the same number unless it
 *     goes on to another
 */
public record CallRequest(
        CallId call,
        AccountId account,
        String callerNumber,
        PhoneNumber called,
        String accessNumber,
        long talkSecondsMax,
        Optional<PhoneNumber> did) {
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

    /** A call that did not come in on a number of ours. */
    public CallRequest(
            CallId call,
            AccountId account,
            String callerNumber,
            PhoneNumber called,
            String accessNumber,
            long talkSecondsMax) {
        this(call, account, callerNumber, called, accessNumber, talkSecondsMax, Optional.empty());
    }

    /**
     * A call that came in.
     *
     * @param account who has the number
     */
    public static CallRequest inbound(
            CallId call,
            AccountId account,
            String callerNumber,
            PhoneNumber did,
            long talkSecondsMax) {
        return new CallRequest(
                call, account, callerNumber, did, "", talkSecondsMax, Optional.of(did));
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
        boolean carriesOn = did.isPresent() && !did.get().equals(called);
        if (carriesOn && Forwarding.of(call).isEmpty()) {
            throw new IllegalArgumentException("call: " + call + " forwards no call");
        }
    }

    /**
     * The call that carries this one, which came in, on to another number, at the price of the
     * tariff plan of the same account. Its limit is that of the money for both, and the money of
     * both is held for it, as far as nothing is held for this call yet: ask for one second of this
     * call first, and {@link Charging#extend} it if something else rings in the end. This call is
     * answered, charged and lost with it: report the second one only. It cannot be extended.
     *
     * @param leg which leg of this call it is, 1 to 99
     * @throws IllegalArgumentException if this call did not come in, or {@code number} is its own
     */
    public CallRequest forwardedTo(PhoneNumber number, int leg, long newTalkSecondsMax) {
        if (!isInbound()) throw new IllegalArgumentException("call: " + call + " did not come in");
        if (number.equals(called)) throw new IllegalArgumentException("number: its own");
        return new CallRequest(
                call.forward(leg), account, callerNumber, number, "", newTalkSecondsMax, did);
    }

    /** Whether it came in on a number of ours. */
    public boolean isInbound() {
        return did.equals(Optional.of(called));
    }

    /** The call that came in, and which of its legs this is; empty for any other call. */
    public Optional<Forwarding> forwarding() {
        return did.isPresent() && !isInbound() ? Forwarding.of(call) : Optional.empty();
    }
}
