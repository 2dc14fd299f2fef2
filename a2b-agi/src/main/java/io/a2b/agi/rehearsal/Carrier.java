package io.a2b.agi.rehearsal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a carrier behaves when it is dialled.
 *
 * @param status as Asterisk puts it in {@code DIALSTATUS}
 * @param hangupCause Q.850
 * @param ring how long it rings
 * @param talk how long the called one stays, if he answers and nobody else ends it
 * @param meanwhile done in the middle of the talk
 */
public record Carrier(
        String status, int hangupCause, Duration ring, Duration talk, Runnable meanwhile) {
    public Carrier {
        requireNonNull(status, "status");
        requireNonNull(ring, "ring");
        requireNonNull(talk, "talk");
        requireNonNull(meanwhile, "meanwhile");
    }

    /** Somebody picks up after {@code ring} and hangs up after {@code talk}. */
    public static Carrier answers(Duration ring, Duration talk) {
        return new Carrier("ANSWER", 16, ring, talk, () -> {});
    }

    /** The called one is talking already. */
    public static Carrier busy() {
        return unanswered("BUSY", 17, Duration.ofSeconds(1));
    }

    /** The carrier has no line free. */
    public static Carrier congested() {
        return unanswered("CONGESTION", 34, Duration.ZERO);
    }

    /** The carrier cannot be reached, or does not know the number. */
    public static Carrier unavailable() {
        return unanswered("CHANUNAVAIL", 1, Duration.ZERO);
    }

    /** It rings, and nobody picks up. */
    public static Carrier silent() {
        return unanswered("NOANSWER", 0, Duration.ofDays(1));
    }

    /** The same, with something that happens while the two are talking. */
    public Carrier meanwhile(Runnable what) {
        return new Carrier(status, hangupCause, ring, talk, what);
    }

    boolean isAnswering() {
        return status.equals("ANSWER");
    }

    private static Carrier unanswered(String status, int cause, Duration ring) {
        return new Carrier(status, cause, ring, Duration.ZERO, () -> {});
    }
}
