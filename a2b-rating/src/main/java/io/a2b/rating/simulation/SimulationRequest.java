package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.pricing.Pricing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A call that is only supposed. Immutable; start from {@link #of} and change what differs with the
 * {@code with} methods.
 *
 * @param called in international form, as live calls have it
 * @param callerNumber as a switch would give it; empty when withheld
 * @param accessNumber digits of the number that was called to reach the service; may be empty
 * @param at when it is placed; empty for now
 * @param available what it may cost, in the currency of the payer; empty for what the payer has
 * @param talkSecondsMax the longest talk that is asked for; at least 1
 * @param talkSeconds lengths to price, each 1 to {@link Pricing#TALK_SECONDS_MAX}
 * @param call decides where a route is left to chance, and on nothing else
 */
public record SimulationRequest(
        Payer payer,
        PhoneNumber called,
        String callerNumber,
        String accessNumber,
        Optional<Instant> at,
        Optional<Money> available,
        long talkSecondsMax,
        List<Long> talkSeconds,
        CallId call) {
    private static final long TALK_SECONDS_ASKED = 24 * 60 * 60;
    private static final List<Long> TALK_SECONDS = List.of(60L, 300L);

    public SimulationRequest {
        requireNonNull(payer, "payer");
        requireNonNull(called, "called");
        requireNonNull(callerNumber, "callerNumber");
        requireNonNull(accessNumber, "accessNumber");
        requireNonNull(at, "at");
        requireNonNull(available, "available");
        requireNonNull(call, "call");
        talkSeconds = List.copyOf(talkSeconds);
        if (talkSecondsMax < 1) {
            throw new IllegalArgumentException("talkSecondsMax: " + talkSecondsMax);
        }
        for (long seconds : talkSeconds) {
            if (seconds < 1 || seconds > Pricing.TALK_SECONDS_MAX) {
                throw new IllegalArgumentException("talkSeconds: " + seconds);
            }
        }
    }

    /** A call of an account, now, by no access number; priced for one and for five minutes. */
    public static SimulationRequest of(AccountId account, PhoneNumber called) {
        return of(new Payer.OfAccount(account), called);
    }

    /** The same for somebody with a plan and {@code available} money. */
    public static SimulationRequest of(String plan, Money available, PhoneNumber called) {
        return of(new Payer.OfPlan(plan, available), called);
    }

    private static SimulationRequest of(Payer payer, PhoneNumber called) {
        return new SimulationRequest(
                payer,
                called,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                TALK_SECONDS_ASKED,
                TALK_SECONDS,
                new CallId("simulation"));
    }

    public SimulationRequest withNumbers(String newCallerNumber, String newAccessNumber) {
        return new SimulationRequest(
                payer,
                called,
                newCallerNumber,
                newAccessNumber,
                at,
                available,
                talkSecondsMax,
                talkSeconds,
                call);
    }

    public SimulationRequest withAt(Instant newAt) {
        return new SimulationRequest(
                payer,
                called,
                callerNumber,
                accessNumber,
                Optional.of(newAt),
                available,
                talkSecondsMax,
                talkSeconds,
                call);
    }

    public SimulationRequest withAvailable(Money newAvailable) {
        return new SimulationRequest(
                payer,
                called,
                callerNumber,
                accessNumber,
                at,
                Optional.of(newAvailable),
                talkSecondsMax,
                talkSeconds,
                call);
    }

    public SimulationRequest withTalkSecondsMax(long seconds) {
        return new SimulationRequest(
                payer,
                called,
                callerNumber,
                accessNumber,
                at,
                available,
                seconds,
                talkSeconds,
                call);
    }

    public SimulationRequest withTalkSeconds(long... seconds) {
        return new SimulationRequest(
                payer,
                called,
                callerNumber,
                accessNumber,
                at,
                available,
                talkSecondsMax,
                LongStream.of(seconds).boxed().toList(),
                call);
    }

    public SimulationRequest withCall(CallId newCall) {
        return new SimulationRequest(
                payer,
                called,
                callerNumber,
                accessNumber,
                at,
                available,
                talkSecondsMax,
                talkSeconds,
                newCall);
    }
}
