package io.a2b.rating.pricing;

import io.a2b.rating.price.PriceCurve;

import java.util.ArrayList;
import java.util.List;

/**
 * The most that a call can cost whose price changes while it lasts, when it is not known yet at
 * what moment it will be answered: every second costs what the dearest of the rates says that may
 * be valid at it. Immutable.
 */
final class DearestCall {
    private final List<Piece> pieces = new ArrayList<>();
    private final long freeSeconds;

    /** A price that may be valid from one second of the call until another. */
    private record Piece(long from, long until, PriceCurve curve) {}

    DearestCall(Quote quote) {
        freeSeconds = quote.coverage().map(Coverage::freeSeconds).orElse(0L);
        Split split = quote.split().orElseThrow();
        PriceCurve curve = CallPrice.curve(quote, quote.rate());
        long from = 0;
        for (Split.Change change : split.changes()) {
            long until = Math.max(0, CallPrice.secondsUp(split.earliest(), change.at()));
            pieces.add(new Piece(from, until, curve));
            curve = CallPrice.curve(quote, change.rate());
            from = Math.max(0, CallPrice.secondsUp(split.latest(), change.at()));
        }
        pieces.add(new Piece(from, Long.MAX_VALUE, curve));
    }

    /** Never less than the charge of a shorter call, or of one answered at another moment. */
    long mostMicros(long talkSeconds) {
        if (talkSeconds == 0 || freeSeconds == Coverage.WHOLE_CALL) return 0;
        long most = 0;
        for (Piece piece : pieces) {
            if (!isPossible(piece, 0)) continue;
            // fees and increments are those of the rate that is valid at the answer
            long end = piece.curve().billedSeconds(talkSeconds);
            long sixtieths = piece.curve().feesSixtieths(talkSeconds) + timeSixtieths(end);
            most = Math.max(most, piece.curve().boundedMicros(sixtieths));
        }
        return most;
    }

    private long timeSixtieths(long end) {
        long sum = 0;
        long second = freeSeconds;
        while (second < end) {
            long next = Math.min(end, nextEdge(second));
            sum += isCertain(second) ? certain(second, next) : dearest(second, next);
            second = next;
        }
        return sum;
    }

    private long nextEdge(long second) {
        long next = Long.MAX_VALUE;
        for (Piece piece : pieces) {
            if (piece.from() > second) next = Math.min(next, piece.from());
            if (piece.until() > second) next = Math.min(next, piece.until());
        }
        return next;
    }

    private boolean isCertain(long second) {
        return pieces.stream().filter(piece -> isPossible(piece, second)).count() == 1;
    }

    private static boolean isPossible(Piece piece, long second) {
        return piece.from() <= second && second < piece.until();
    }

    private long certain(long from, long until) {
        for (Piece piece : pieces) {
            if (isPossible(piece, from)) return piece.curve().stretchSixtieths(from, until);
        }
        throw new IllegalStateException("no price at second " + from);
    }

    private long dearest(long from, long until) {
        long sum = 0;
        for (long second = from; second < until; second++) {
            long most = Long.MIN_VALUE;
            for (Piece piece : pieces) {
                if (!isPossible(piece, second)) continue;
                most = Math.max(most, piece.curve().stretchSixtieths(second, second + 1));
            }
            sum += most;
        }
        return sum;
    }

    boolean isRising() {
        return pieces.stream().allMatch(piece -> piece.curve().isRising());
    }
}
