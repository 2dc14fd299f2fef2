package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecord.LegBill;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.ExtendResult;
import io.a2b.core.ledger.Hold;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.OverrunPolicy;
import io.a2b.core.ledger.PostResult;
import io.a2b.core.ledger.VoidResult;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.pricing.Charge;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The end of a call, inside a transaction that has locked its row: money, call detail record, first
 * use of the account and the state of the call change together or not at all.
 */
final class Closer {
    private static final Logger LOG = LoggerFactory.getLogger(Closer.class);
    private static final Duration LATE_HOLD_LIFE = Duration.ofMinutes(1);
    private static final long LATENESS_SECONDS = 2;

    /** No host gets there by counting. */
    private static final int EXTENSION_ALONG = Integer.MAX_VALUE;

    private final ChargingParts parts;
    private final CallAllowances allowances;
    private final OverrunPolicy overrun;
    private final Clock clock;

    Closer(ChargingParts parts, OverrunPolicy overrun, Clock clock) {
        this.parts = requireNonNull(parts, "parts");
        this.allowances = new CallAllowances(parts.allowances());
        this.overrun = requireNonNull(overrun, "overrun");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Ends an open call as the switch says, or answers what became of one that is over. */
    Settlement settle(Transaction transaction, CallRow row, LegReport leg) {
        boolean answered = leg.disposition() == Disposition.ANSWERED;
        if (row.state() == CallRow.State.OPEN) {
            if (answered) return charge(transaction, row, leg, "");
            if (row.answeredAt() != null) return chargeDespite(transaction, row, leg);
            write(transaction, row, leg, unbilled(row), "");
            return free(transaction, row);
        }
        if (answered && row.state() == CallRow.State.RELEASED && row.givenUpAt() != null) {
            LOG.info("{}: given up at {}, reported only now", row.id(), row.givenUpAt());
            return charge(transaction, row, leg, "reported after the call had been given up");
        }
        warnIfOther(row, answered ? metered(leg.times().talk()) : 0);
        return row.settlement(true);
    }

    /** Ends an open call that nobody answered, or answers what became of one that is over. */
    Settlement release(Transaction transaction, CallRow row) {
        if (row.state() != CallRow.State.OPEN) {
            warnIfOther(row, 0);
            return row.settlement(true);
        }
        if (row.answeredAt() != null) {
            LOG.warn("{}: released, but leg {} was answered", row.id(), row.leg());
            return chargeAsFarAsKnown(transaction, row);
        }
        return free(transaction, row);
    }

    /**
     * Charges a call together with the one that carried it on: its money was set aside for that
     * one, and is free since that one was charged in this transaction, which holds the account.
     *
     * @param talkSecondsLimit what it was set aside for
     */
    void chargeAlong(Transaction transaction, CallRow row, LegReport leg, long talkSecondsLimit) {
        if (row.state() == CallRow.State.CHARGED) {
            warnIfOther(row, metered(leg.times().talk()));
            return;
        }
        CallRow limited = row;
        if (row.state() == CallRow.State.OPEN && talkSecondsLimit > row.talkSecondsLimit()) {
            limited = row.withLimit(talkSecondsLimit);
            transaction.mapper(CallMapper.class).changeLimit(row.call(), talkSecondsLimit);
            if (!row.isWithoutHold()) hold(transaction, row, talkSecondsLimit);
        }
        charge(transaction, limited, leg, "");
    }

    /** What is refused here the policy for charges beyond a hold decides on. */
    private void hold(Transaction transaction, CallRow row, long talkSecondsLimit) {
        Quote quote = row.readQuote();
        Money more = Pricing.most(quote, talkSecondsLimit)
                .minus(Pricing.most(quote, row.talkSecondsLimit()));
        ExtendResult result = parts.ledger()
                .within(transaction)
                .extend(row.hold(), EXTENSION_ALONG, more, LATE_HOLD_LIFE);
        if (result instanceof ExtendResult.Refused refused) {
            LOG.warn("{}: not all of it was held, {}", row.id(), refused.reason());
        }
    }

    /**
     * Writes the record of a leg that came to nothing. What a call that came in was extended by is
     * given back: it was for this target, and the next one may need the money for something else.
     */
    void endLeg(Transaction transaction, CallRow row, LegReport leg) {
        noteFailure(transaction, row, leg);
        boolean extended = row.isInbound()
                && row.state() == CallRow.State.OPEN
                && row.answeredAt() == null
                && row.talkSecondsLimit() > row.talkSecondsGranted();
        if (!extended) return;
        int number = row.holdNumber();
        if (!row.isWithoutHold()) {
            number++;
            placeAnew(transaction, row);
        }
        transaction.mapper(CallMapper.class).holdAnew(row.call(), row.talkSecondsGranted(), number);
    }

    /** Less than was freed in this transaction, which holds the account: it is there. */
    private void placeAnew(Transaction transaction, CallRow row) {
        Ledger ledger = parts.ledger().within(transaction);
        Duration left =
                Duration.between(clock.instant(), holdOf(transaction, row).expiresAt());
        requireFreed(row, ledger.voidHold(row.hold()));
        HoldResult result = ledger.placeLate(
                row.nextHold(),
                row.account(),
                Pricing.most(row.readQuote(), row.talkSecondsGranted()),
                left.compareTo(LATE_HOLD_LIFE) < 0 ? LATE_HOLD_LIFE : left);
        if (result instanceof HoldResult.Refused refused) {
            throw new A2bException(
                    ErrorCode.DATABASE_BUSY,
                    "call " + row.id() + ": less than was held cannot be held, "
                            + refused.reason());
        }
    }

    /** Writes the record of a leg that came to nothing. */
    void noteFailure(Transaction transaction, CallRow row, LegReport leg) {
        write(transaction, row, leg, unbilled(row), "");
    }

    /**
     * Ends an open call of which nobody knows more than is on record: what was answered is charged
     * up to when it was last known to be alive, what was not is free.
     */
    Settlement giveUp(Transaction transaction, CallRow row) {
        if (row.answeredAt() != null) return chargeAsFarAsKnown(transaction, row);
        allowances.free(transaction, row);
        InboundCalls.free(transaction, row);
        if (!row.isWithoutHold()) expire(transaction, row);
        Instant now = clock.instant();
        // leg 0, so that a leg that is reported after all still finds its place
        LegTimes times = LegTimes.unanswered(row.authorizedAt(), latest(row.authorizedAt(), now));
        writeRecord(
                transaction,
                row,
                new Leg(0, "", Disposition.UNKNOWN, 0, times),
                unbilled(row),
                "nothing was heard of it");
        transaction.mapper(CallMapper.class).release(row.call(), now);
        return new Settlement.Released(row.call(), false);
    }

    private void expire(Transaction transaction, CallRow row) {
        Ledger ledger = parts.ledger().within(transaction);
        VoidResult result = ledger.expire(row.hold());
        if (result instanceof VoidResult.Refused refused
                && refused.reason() == VoidResult.Reason.HOLD_NOT_DUE) {
            result = ledger.voidHold(row.hold());
        }
        requireFreed(row, result);
    }

    /**
     * Whether the time of the call's hold has passed; of a call without, that which it would have.
     *
     * @param margin see {@link io.a2b.rating.RatingConfig#holdMargin}
     */
    boolean isDue(Transaction transaction, CallRow row, Duration margin) {
        Instant due = row.isWithoutHold()
                ? latest(row.authorizedAt().plus(InboundCalls.RING_MAX), answer(row))
                        .plusSeconds(row.talkSecondsLimit())
                        .plus(margin)
                : holdOf(transaction, row).expiresAt();
        return !clock.instant().isBefore(due);
    }

    private static Instant answer(CallRow row) {
        return row.answeredAt() == null ? row.authorizedAt() : row.answeredAt();
    }

    /**
     * The seconds that are charged for: rounded to the nearest whole second, because a switch cuts
     * up to 150 ms late and a call cut at its limit costs exactly what was held; at least 1.
     */
    static long metered(Duration talk) {
        long seconds = talk.plusMillis(500).getSeconds();
        return Math.max(1, Math.min(seconds, Pricing.TALK_SECONDS_MAX));
    }

    private Settlement chargeDespite(Transaction transaction, CallRow row, LegReport leg) {
        LOG.warn("{}: leg {} was answered, but its last report says {}", row.id(), row.leg(), leg);
        Instant end = latest(row.answeredAt(), leg.times().endedAt());
        return charge(transaction, row, answeredLeg(row, end), "answered, reported as not");
    }

    private Settlement chargeAsFarAsKnown(Transaction transaction, CallRow row) {
        Instant end = Stream.of(row.answeredAt(), row.seenAt(), row.lostAt())
                .filter(instant -> instant != null)
                .max(Instant::compareTo)
                .orElseThrow();
        // no evidence of longer talk than the switch was told to allow
        Instant cut = row.answeredAt().plusSeconds(row.talkSecondsLimit());
        LegReport leg = answeredLeg(row, end.isBefore(cut) ? end : cut);
        return charge(transaction, row, leg, "its end is not known");
    }

    private static LegReport answeredLeg(CallRow row, Instant end) {
        Instant start = row.authorizedAt().isBefore(row.answeredAt())
                ? row.authorizedAt()
                : row.answeredAt();
        return new LegReport(
                row.leg(),
                row.trunk(),
                Disposition.ANSWERED,
                0,
                LegTimes.answered(start, row.answeredAt(), end));
    }

    private Settlement charge(Transaction transaction, CallRow row, LegReport leg, String note) {
        long talkSeconds = metered(leg.times().talk());
        if (talkSeconds > row.talkSecondsLimit() + LATENESS_SECONDS) {
            LOG.warn(
                    "{}: {} s of talk, but the switch was to cut it after {} s",
                    row.id(),
                    talkSeconds,
                    row.talkSecondsLimit());
        }
        Quote quote = row.readQuote();
        Instant answeredAt = leg.times().answeredAt().orElseThrow();
        long covered = Pricing.charge(quote, talkSeconds, answeredAt).freeSeconds();
        quote = allowances.post(transaction, row, quote, covered);
        if (row.state() == CallRow.State.OPEN) InboundCalls.free(transaction, row);
        Charge charge = Pricing.charge(quote, talkSeconds, answeredAt);
        PostResult.Posted posted = post(transaction, row, charge.amount());
        parts.accounts().within(transaction).noteUse(row.account(), answeredAt);
        write(
                transaction,
                row,
                leg,
                new LegBill(
                        talkSeconds,
                        charge.billedSeconds(),
                        posted.charged(),
                        row.cost(leg.trunk(), talkSeconds)),
                note);
        CallRow charged =
                row.charged(leg, quote, posted.charged(), posted.uncovered(), talkSeconds);
        transaction.mapper(CallMapper.class).charge(charged);
        return charged.settlement(false);
    }

    private PostResult.Posted post(Transaction transaction, CallRow row, Money amount) {
        if (row.isWithoutHold()) {
            return new PostResult.Posted(row.hold(), amount, amount, false); // both are zero
        }
        Ledger ledger = parts.ledger().within(transaction);
        boolean freed = row.state() == CallRow.State.RELEASED
                && holdOf(transaction, row).state() == HoldState.VOIDED;
        HoldId hold = freed ? holdAnew(ledger, row, amount) : row.hold();
        PostResult result = ledger.post(hold, amount, row.id(), overrun);
        if (result instanceof PostResult.Posted posted) return posted;
        throw corrupt(
                row, "the ledger refuses the charge: " + ((PostResult.Refused) result).reason());
    }

    /** For a call that was given up before its hold was due: that hold is spent. */
    private HoldId holdAnew(Ledger ledger, CallRow row, Money amount) {
        HoldId late = CallHolds.late(row.call());
        Money zero = Money.zero(amount.currency());
        Money available = ledger.balance(row.account()).map(Balance::available).orElse(zero);
        Money affordable = available.compareTo(amount) < 0 ? available : amount;
        Money held = affordable.isNegative() ? zero : affordable;
        HoldResult result = ledger.placeLate(late, row.account(), held, LATE_HOLD_LIFE);
        if (result instanceof HoldResult.Held) return late;
        throw new A2bException(
                ErrorCode.DATABASE_BUSY,
                "call " + row.id() + ": cannot be charged late beside the calls in progress, "
                        + ((HoldResult.Refused) result).reason()
                        + "; repeat the report");
    }

    private Settlement free(Transaction transaction, CallRow row) {
        allowances.free(transaction, row);
        InboundCalls.free(transaction, row);
        if (!row.isWithoutHold()) {
            requireFreed(row, parts.ledger().within(transaction).voidHold(row.hold()));
        }
        transaction.mapper(CallMapper.class).release(row.call(), null);
        return new Settlement.Released(row.call(), false);
    }

    private static void requireFreed(CallRow row, VoidResult result) {
        if (result instanceof VoidResult.Refused refused) {
            throw corrupt(row, "the hold of an open call cannot be freed: " + refused.reason());
        }
    }

    private void write(
            Transaction transaction, CallRow row, LegReport leg, LegBill bill, String note) {
        Leg plain =
                new Leg(leg.leg(), leg.trunk(), leg.disposition(), leg.hangupCause(), leg.times());
        writeRecord(transaction, row, plain, bill, note);
    }

    private void writeRecord(
            Transaction transaction, CallRow row, Leg leg, LegBill bill, String note) {
        CallRequest request = row.request();
        CallDetailRecord record = new CallDetailRecord(
                request.call(),
                leg.number(),
                request.account(),
                request.callerNumber(),
                request.called(),
                row.readQuote().rate().destination(),
                leg.trunk(),
                leg.disposition(),
                leg.hangupCause(),
                leg.times(),
                bill,
                note);
        parts.callDetailRecords()
                .within(transaction)
                .write(request.did().map(record::withDid).orElse(record));
    }

    private static LegBill unbilled(CallRow row) {
        return new LegBill(0, 0, Money.zero(row.readQuote().currency()));
    }

    private Hold holdOf(Transaction transaction, CallRow row) {
        return parts.ledger()
                .within(transaction)
                .findHold(row.hold())
                .orElseThrow(() -> corrupt(row, "it has no hold"));
    }

    private static void warnIfOther(CallRow row, long talkSeconds) {
        if (row.talkSeconds() == talkSeconds) return;
        LOG.warn(
                "{}: settled with {} s of talk; a later report of {} s changes nothing",
                row.id(),
                row.talkSeconds(),
                talkSeconds);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static A2bException corrupt(CallRow row, String what) {
        return new A2bException(ErrorCode.DATA_CORRUPT, "call " + row.id() + ": " + what);
    }

    /** A leg as it is recorded; unlike that of a report its number may be 0. */
    private record Leg(
            int number, String trunk, Disposition disposition, int hangupCause, LegTimes times) {}
}
