package io.a2b.rating.pricing;

import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one call costs: one or more prices, each from a second of the call on, and free seconds. The
 * first price decides on increments, fees and bounds. Immutable.
 */
final class CallPrice {
    private final List<Piece> pieces;
    private final Coverage coverage; // null when nothing is covered
    private final long freeSeconds;

    /** @param fromSecond 0 for the first piece */
    record Piece(long fromSecond, PriceCurve curve) {}

    CallPrice(List<Piece> pieces, Coverage coverage) {
        this.pieces = List.copyOf(pieces);
        this.coverage = coverage;
        this.freeSeconds = coverage == null ? 0 : coverage.freeSeconds();
    }

    /** The price of a call that is answered then. */
    static CallPrice of(Quote quote, Instant answeredAt) {
        Coverage coverage = quote.coverage().orElse(null);
        if (quote.split().isEmpty()) {
            return new CallPrice(List.of(new Piece(0, curve(quote, quote.rate()))), coverage);
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(0, curve(quote, quote.rate())));
        for (Split.Change change : changes(quote)) {
            long second = secondsUp(answeredAt, change.at());
            if (second <= 0) pieces.clear();
            long from = Math.max(0, second);
            if (!pieces.isEmpty() && pieces.get(pieces.size() - 1).fromSecond() == from) {
                pieces.remove(pieces.size() - 1);
            }
            pieces.add(new Piece(from, curve(quote, change.rate())));
        }
        return new CallPrice(pieces, coverage);
    }

    static List<Split.Change> changes(Quote quote) {
        return quote.split().map(Split::changes).orElse(List.of());
    }

    static PriceCurve curve(Quote quote, Rate rate) {
        Rounding rounding = quote.rounding();
        return PriceCurve.of(rate.price(), rounding);
    }

    /** The first whole second after {@code answer} that begins at or after {@code change}. */
    static long secondsUp(Instant answer, Instant change) {
        Duration distance = Duration.between(answer, change);
        return distance.getSeconds() + (distance.getNano() > 0 ? 1 : 0);
    }

    List<Piece> pieces() {
        return pieces;
    }

    PriceCurve first() {
        return pieces.get(0).curve();
    }

    boolean isSplit() {
        return pieces.size() > 1;
    }

    /** Zero or more: what an allowance or a rate gives is never paid out. */
    long chargeMicros(long talkSeconds) {
        if (talkSeconds == 0 || isFree()) return 0;
        if (!isSplit()) return Math.max(0, first().chargeMicros(talkSeconds, freeSeconds));
        long sixtieths =
                first().feesSixtieths(talkSeconds) + timeSixtieths(talkSeconds, freeSeconds);
        return Math.max(0, first().boundedMicros(sixtieths));
    }

    private boolean isFree() {
        return coverage != null && coverage.coversAll();
    }

    Coverage coverage() {
        return coverage;
    }

    /** What the seconds cost that no allowance covers; only of a call that is split. */
    private long timeSixtieths(long talkSeconds, long covered) {
        long end = first().billedSeconds(talkSeconds);
        long sum = 0;
        for (int at = 0; at < pieces.size(); at++) {
            long from = Math.max(covered, pieces.get(at).fromSecond());
            long until = at + 1 < pieces.size() ? pieces.get(at + 1).fromSecond() : end;
            until = Math.min(until, end);
            if (until > from) sum += pieces.get(at).curve().stretchSixtieths(from, until);
        }
        return sum;
    }

    /** How much less the time costs because of the allowance, before rounding. */
    long coveredSixtieths(long talkSeconds) {
        if (!isSplit()) return first().coveredSixtieths(talkSeconds, freeSeconds);
        return timeSixtieths(talkSeconds, 0) - timeSixtieths(talkSeconds, freeSeconds);
    }

    long billedSeconds(long talkSeconds) {
        return first().billedSeconds(talkSeconds);
    }

    long freeSecondsUsed(long talkSeconds) {
        if (coverage == null || talkSeconds == 0) return 0;
        if (isFree()) return billedSeconds(talkSeconds);
        if (!isSplit()) return first().freeSecondsUsed(talkSeconds, freeSeconds);
        return Math.min(freeSeconds, billedSeconds(talkSeconds));
    }
}
