package io.a2b.core.cdr;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.util.Optional;

/**
 * One leg of a call: an attempt over one trunk, or leg 0 for a call that was refused before any
 * attempt.
 *
 * @param callerNumber as the switch gave it; empty when withheld
 * @param destination the name of the group of prefixes that was priced; empty when none was found
 * @param trunk the name of the trunk; empty for leg 0
 * @param hangupCause Q.850, 0 when unknown
 * @param note for a refused or unknown leg, why; else empty
 * @param did the number of ours that the call came in on, if it did
 */
public record CallDetailRecord(
        CallId call,
        int leg,
        AccountId account,
        String callerNumber,
        PhoneNumber called,
        String destination,
        String trunk,
        Disposition disposition,
        int hangupCause,
        LegTimes times,
        LegBill bill,
        String note,
        Optional<PhoneNumber> did) {
    /** The most characters of {@link #callerNumber}. */
    public static final int CALLER_NUMBER_MAX = 64;

    /** The most characters of {@link #destination}. */
    public static final int DESTINATION_MAX = 128;

    /** The most characters of {@link #trunk}. */
    public static final int TRUNK_MAX = 64;

    /** The most characters of {@link #note}. */
    public static final int NOTE_MAX = 255;

    public CallDetailRecord {
        requireNonNull(call, "call");
        if (leg < 0) throw new IllegalArgumentException("leg: " + leg);
        requireNonNull(account, "account");
        requireNonNull(callerNumber, "callerNumber");
        requireNonNull(called, "called");
        requireNonNull(destination, "destination");
        requireNonNull(trunk, "trunk");
        requireNonNull(disposition, "disposition");
        requireNonNull(times, "times");
        requireNonNull(bill, "bill");
        requireNonNull(note, "note");
        requireNonNull(did, "did");
        requireAtMost(CALLER_NUMBER_MAX, callerNumber, "callerNumber");
        requireAtMost(DESTINATION_MAX, destination, "destination");
        requireAtMost(TRUNK_MAX, trunk, "trunk");
        requireAtMost(NOTE_MAX, note, "note");
        if (hangupCause < 0) throw new IllegalArgumentException("hangupCause: " + hangupCause);
    }

    /** A leg of a call that did not come in on a number of ours. */
    public CallDetailRecord(
            CallId call,
            int leg,
            AccountId account,
            String callerNumber,
            PhoneNumber called,
            String destination,
            String trunk,
            Disposition disposition,
            int hangupCause,
            LegTimes times,
            LegBill bill,
            String note) {
        this(
                call,
                leg,
                account,
                callerNumber,
                called,
                destination,
                trunk,
                disposition,
                hangupCause,
                times,
                bill,
                note,
                Optional.empty());
    }

    /** The same leg, of a call that came in on {@code number}. */
    public CallDetailRecord withDid(PhoneNumber number) {
        return new CallDetailRecord(
                call,
                leg,
                account,
                callerNumber,
                called,
                destination,
                trunk,
                disposition,
                hangupCause,
                times,
                bill,
                note,
                Optional.of(number));
    }

    private static void requireAtMost(int max, String text, String name) {
        if (text.length() > max) {
            throw new IllegalArgumentException(name + ": more than " + max + " characters");
        }
    }

    /** Whole seconds from the start of the leg to its answer, or to its end when not answered. */
    public long ringSeconds() {
        return times.ring().toSeconds();
    }

    /**
     * What a leg cost.
     *
     * @param talkSeconds whole seconds of talk as metered, zero when not answered
     * @param billedSeconds whole seconds that were charged for
     * @param charge what the account paid; zero or more
     * @param cost what the carrier of the leg bills, perhaps in another currency, by the rate that
     *     was known when the call was authorised; empty when none was
     */
    public record LegBill(
            long talkSeconds, long billedSeconds, Money charge, Optional<Money> cost) {
        public LegBill {
            requireNonNull(cost, "cost");
            if (talkSeconds < 0) throw new IllegalArgumentException("talkSeconds: " + talkSeconds);
            if (billedSeconds < 0)
                throw new IllegalArgumentException("billedSeconds: " + billedSeconds);
            if (charge.isNegative()) throw new IllegalArgumentException("charge: " + charge);
        }

        /** A leg of which the cost is not known. */
        public LegBill(long talkSeconds, long billedSeconds, Money charge) {
            this(talkSeconds, billedSeconds, charge, Optional.empty());
        }
    }
}
