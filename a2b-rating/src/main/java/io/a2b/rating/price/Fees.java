package io.a2b.rating.price;

/**
 * What an answered call costs beside its time, in micros. Immutable; start from {@link #NONE} and
 * change what differs with the {@code with} methods.
 *
 * @param connectionMicros once per answered call
 * @param disconnectionMicros once, at the end of a call that lasted long enough
 * @param disconnectionAfterSeconds the shortest talk that pays the disconnection fee; 0 for every
 *     answered call
 * @param surchargeMicros for every full block of time; below zero it is given to the caller
 * @param surchargeSeconds how long such a block is; 0 without surcharge
 * @param minimumMicros what an answered call costs at least
 * @param maximumMicros what a call costs at most; {@link #NO_MAXIMUM} when there is no such limit
 */
public record Fees(
        long connectionMicros,
        long disconnectionMicros,
        int disconnectionAfterSeconds,
        long surchargeMicros,
        int surchargeSeconds,
        long minimumMicros,
        long maximumMicros) {
    /** No call is too dear. */
    public static final long NO_MAXIMUM = Long.MAX_VALUE;

    /** The time of a call is all that it costs. */
    public static final Fees NONE = new Fees(0, 0, 0, 0, 0, 0, NO_MAXIMUM);

    public Fees {
        Price.checkMicros("connectionMicros", connectionMicros);
        Price.checkMicros("disconnectionMicros", disconnectionMicros);
        Price.checkMicros("surchargeMicros", surchargeMicros);
        Price.checkMicros("minimumMicros", minimumMicros);
        Price.checkSeconds("disconnectionAfterSeconds", disconnectionAfterSeconds);
        Price.checkSeconds("surchargeSeconds", surchargeSeconds);
        if (surchargeSeconds == 0 && surchargeMicros != 0) {
            throw new IllegalArgumentException("surchargeSeconds: 0, but there is a surcharge");
        }
        if (maximumMicros < minimumMicros) {
            throw new IllegalArgumentException(
                    "maximumMicros: " + maximumMicros + " is below the minimum " + minimumMicros);
        }
    }

    /** Only a fee for the connection. */
    public static Fees connection(long micros) {
        return micros == 0 ? NONE : NONE.withConnection(micros);
    }

    public Fees withConnection(long micros) {
        return new Fees(
                micros,
                disconnectionMicros,
                disconnectionAfterSeconds,
                surchargeMicros,
                surchargeSeconds,
                minimumMicros,
                maximumMicros);
    }

    public Fees withDisconnection(long micros, int afterSeconds) {
        return new Fees(
                connectionMicros,
                micros,
                afterSeconds,
                surchargeMicros,
                surchargeSeconds,
                minimumMicros,
                maximumMicros);
    }

    public Fees withSurcharge(long micros, int perSeconds) {
        return new Fees(
                connectionMicros,
                disconnectionMicros,
                disconnectionAfterSeconds,
                micros,
                perSeconds,
                minimumMicros,
                maximumMicros);
    }

    public Fees withMinimum(long micros) {
        return new Fees(
                connectionMicros,
                disconnectionMicros,
                disconnectionAfterSeconds,
                surchargeMicros,
                surchargeSeconds,
                micros,
                maximumMicros);
    }

    public Fees withMaximum(long micros) {
        return new Fees(
                connectionMicros,
                disconnectionMicros,
                disconnectionAfterSeconds,
                surchargeMicros,
                surchargeSeconds,
                minimumMicros,
                micros);
    }
}
