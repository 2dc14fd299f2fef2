package io.a2b.rating.pricing;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.price.Fees;
import io.a2b.rating.price.Price;
import io.a2b.rating.price.PriceCurve;
import io.a2b.rating.price.Rounding;
import io.a2b.rating.price.Stretch;
import io.a2b.rating.pricing.CallPrice.Piece;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes the price of one call apart, line by line. */
final class Explainer {
    private static final long SIXTIETHS = 60;

    private final Quote quote;
    private final PhoneNumber called;
    private final long talkSeconds;
    private final CallPrice price;
    private final List<Trace.Step> steps = new ArrayList<>();
    private long sixtieths;

    Explainer(Quote quote, PhoneNumber called, long talkSeconds, Instant answeredAt) {
        this.quote = quote;
        this.called = called;
        this.talkSeconds = talkSeconds;
        this.price = CallPrice.of(quote, answeredAt);
    }

    Trace explain() {
        steps.add(
                quote.inbound().isPresent()
                        ? new Trace.CameIn(
                                quote.inbound().get().did(),
                                quote.inbound().get().hours())
                        : new Trace.NumberMatched(
                                quote.deck(),
                                called,
                                quote.rate().pattern(),
                                quote.rate().destination()));
        for (Piece piece : price.pieces()) {
            steps.add(new Trace.PriceUsed(
                    piece.fromSecond(), piece.curve().price(), quote.rounding()));
        }
        if (quote.extraPerMinuteMicros() != 0) {
            steps.add(new Trace.ExtraIncluded(quote.extraPerMinuteMicros()));
        }
        steps.add(new Trace.TalkBilled(
                talkSeconds,
                talkSeconds == 0 ? 0 : quote.rate().price().callTime().of(talkSeconds),
                price.billedSeconds(talkSeconds)));
        if (talkSeconds > 0) explainAnswered();
        return new Trace(quote.currency(), steps);
    }

    private void explainAnswered() {
        if (price.isSplit()) addParts();
        else addStretches(price.first().stretches(talkSeconds));
        addFees();
        addCoverage();
        addBounds();
    }

    private void addParts() {
        List<Piece> pieces = price.pieces();
        long end = price.billedSeconds(talkSeconds);
        for (int at = 0; at < pieces.size(); at++) {
            long from = pieces.get(at).fromSecond();
            long until = at + 1 < pieces.size() ? pieces.get(at + 1).fromSecond() : end;
            addStretches(pieces.get(at).curve().stretches(from, Math.min(until, end)));
        }
    }

    private void addStretches(List<Stretch> stretches) {
        for (Stretch part : stretches) {
            if (part.entryFeeMicros() != 0) {
                add(new Trace.StepEntered(part.fromSecond(), part.entryFeeMicros()));
            }
            add(new Trace.SecondsPriced(part.fromSecond(), part.seconds(), part.perMinuteMicros()));
        }
    }

    private void addFees() {
        Price terms = plain(price.first());
        Fees fees = terms.fees();
        if (fees.connectionMicros() != 0) {
            add(new Trace.ConnectionFee(fees.connectionMicros()));
        }
        if (fees.disconnectionMicros() != 0 && talkSeconds >= fees.disconnectionAfterSeconds()) {
            add(new Trace.DisconnectionFee(
                    fees.disconnectionMicros(), fees.disconnectionAfterSeconds()));
        }
        if (fees.surchargeMicros() != 0) {
            long blocks = terms.callTime().of(talkSeconds) / fees.surchargeSeconds();
            if (blocks > 0) {
                add(new Trace.Surcharge(blocks, fees.surchargeSeconds(), fees.surchargeMicros()));
            }
        }
    }

    private static Price plain(PriceCurve curve) {
        Price price = curve.price();
        if (curve.rounding().style() == Rounding.Style.STANDARD) return price;
        Fees fees = price.fees();
        return price.withFees(fees.withConnection(Math.abs(fees.connectionMicros()))
                .withDisconnection(
                        Math.abs(fees.disconnectionMicros()), fees.disconnectionAfterSeconds()));
    }

    private void addCoverage() {
        Coverage coverage = price.coverage();
        if (coverage == null) return;
        long used = price.freeSecondsUsed(talkSeconds);
        if (coverage.coversAll()) {
            add(new Trace.Covered(coverage.allowance(), used, true, -sixtieths));
        } else if (used > 0) {
            long saved = price.coveredSixtieths(talkSeconds);
            add(new Trace.Covered(coverage.allowance(), used, false, -saved));
        }
    }

    private void addBounds() {
        Coverage coverage = price.coverage();
        if (coverage != null && coverage.coversAll()) return;
        PriceCurve curve = price.first();
        long rounded = curve.roundedMicros(sixtieths);
        if (rounded * SIXTIETHS != sixtieths) {
            add(new Trace.Rounded(
                    quote.rounding().mode(),
                    quote.rounding().decimals(),
                    rounded * SIXTIETHS - sixtieths));
        }
        Fees fees = curve.price().fees();
        long least = Math.max(0, fees.minimumMicros());
        if (rounded > fees.maximumMicros()) {
            add(new Trace.MaximumApplied(fees.maximumMicros(), fees.maximumMicros() - rounded));
        } else if (rounded < least) {
            add(new Trace.MinimumApplied(least, least - rounded));
        }
    }

    private void add(Trace.Line line) {
        sixtieths = Math.addExact(sixtieths, line.sixtieths());
        steps.add(line);
    }
}
