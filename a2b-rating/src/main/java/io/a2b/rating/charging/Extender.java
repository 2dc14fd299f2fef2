package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account.Standing;
import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.ExtendResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.charging.CallMapper.ExtensionRow;
import io.a2b.rating.charging.Extension.Reason;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.pricing.TalkLimit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets a live call talk longer, inside a transaction that has locked its row. */
final class Extender {
    /** So often the money may be gone between looking at it and setting it aside. */
    private static final int ATTEMPTS_MAX = 16;

    private final ChargingParts parts;
    private final CallAllowances allowances;
    private final RatingConfig config;
    private final Clock clock;

    Extender(ChargingParts parts, RatingConfig config, Clock clock) {
        this.parts = requireNonNull(parts, "parts");
        this.allowances = new CallAllowances(parts.allowances());
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
    }

    Extension extend(Transaction transaction, CallRow row, int step, long moreSeconds) {
        CallMapper calls = transaction.mapper(CallMapper.class);
        Quote quote = row.readQuote();
        ExtensionRow earlier = calls.findExtension(row.call(), step);
        if (earlier != null) return replay(row.call(), quote, step, moreSeconds, earlier);
        if (row.state() != CallRow.State.OPEN) return new Extension.Refused(Reason.CALL_OVER);
        if (isSuspended(transaction, row)) {
            return new Extension.Refused(Reason.ACCOUNT_NOT_ACTIVE);
        }
        long longest = config.callSecondsMax();
        boolean carriesOn = row.forwarding().isPresent(); // the other would have to last longer too
        if (carriesOn || row.talkSecondsLimit() >= longest) {
            return new Extension.Refused(Reason.LIMIT_REACHED);
        }
        long wanted =
                row.talkSecondsLimit() + Math.min(moreSeconds, longest - row.talkSecondsLimit());
        if (row.isWithoutHold()) return extendFree(calls, row, step, moreSeconds, wanted);
        Money held = Pricing.most(quote, row.talkSecondsLimit());
        Quote covered =
                allowances.extend(transaction, row, step, moreSeconds, timeToLive(row, wanted));
        Ledger ledger = parts.ledger().within(transaction);
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Optional<Balance> balance = ledger.balance(row.account());
            Money available =
                    balance.map(Balance::available).orElseGet(() -> Money.zero(quote.currency()));
            TalkLimit limit = Pricing.limit(covered, held.plus(available), wanted);
            if (limit.talkSeconds() <= row.talkSecondsLimit()) {
                noteCoverage(calls, row, covered);
                return new Extension.Refused(
                        isCapped(balance) ? Reason.SPEND_CAP_REACHED : Reason.FUNDS_INSUFFICIENT);
            }
            Money more = moreThan(held, limit.charge());
            if (isHeld(ledger, row, step, more, timeToLive(row, limit.talkSeconds()))) {
                calls.insertExtension(
                        row.call(), step, new ExtensionRow(moreSeconds, limit.talkSeconds()));
                calls.changeLimit(row.call(), limit.talkSeconds());
                noteCoverage(calls, row, covered);
                return new Extension.Extended(limit.talkSeconds(), limit.charge(), false);
            }
        }
        throw new A2bException(
                ErrorCode.DATABASE_BUSY,
                "call " + row.id() + ": other calls took the money " + ATTEMPTS_MAX + " times");
    }

    private static Extension extendFree(
            CallMapper calls, CallRow row, int step, long moreSeconds, long wanted) {
        calls.insertExtension(row.call(), step, new ExtensionRow(moreSeconds, wanted));
        calls.changeLimit(row.call(), wanted);
        return new Extension.Extended(wanted, Money.zero(row.readQuote().currency()), false);
    }

    /** One that expired in the middle of a call goes on: its dates count when a call begins. */
    private boolean isSuspended(Transaction transaction, CallRow row) {
        Instant now = clock.instant();
        return parts.accounts()
                .within(transaction)
                .find(row.account())
                .map(account -> account.standing(now))
                .filter(Standing.NOT_ACTIVE::equals)
                .isPresent();
    }

    private static Extension replay(
            CallId call, Quote quote, int step, long moreSeconds, ExtensionRow earlier) {
        if (earlier.moreSeconds() != moreSeconds) {
            throw new CallConflictException(
                    call,
                    "extension " + step + " was asked for with " + earlier.moreSeconds()
                            + " seconds, now with " + moreSeconds);
        }
        Money held = Pricing.most(quote, earlier.talkSecondsLimit());
        return new Extension.Extended(earlier.talkSecondsLimit(), held, true);
    }

    private static boolean isCapped(Optional<Balance> balance) {
        return balance.map(Balance::isCapped).orElse(false);
    }

    /** Zero when an allowance pays now for what the money was set aside for. */
    private static Money moreThan(Money held, Money charge) {
        Money more = charge.minus(held);
        return more.isNegative() ? Money.zero(more.currency()) : more;
    }

    private static void noteCoverage(CallMapper calls, CallRow row, Quote covered) {
        covered.coverage().ifPresent(now -> calls.changeCoverage(row.call(), now.freeSeconds()));
    }

    private static boolean isHeld(
            Ledger ledger, CallRow row, int step, Money more, Duration timeToLive) {
        ExtendResult result = ledger.extend(row.hold(), step, more, timeToLive);
        if (result instanceof ExtendResult.Extended) return true;
        ExtendResult.Reason reason = ((ExtendResult.Refused) result).reason();
        if (reason == ExtendResult.Reason.FUNDS_INSUFFICIENT
                || reason == ExtendResult.Reason.SPEND_CAP_REACHED) {
            return false;
        }
        throw new A2bException(
                ErrorCode.DATA_CORRUPT,
                "call " + row.id() + ": the hold of an open call cannot be extended: " + reason);
    }

    /** From now until the last report of the longer call must have come. */
    private Duration timeToLive(CallRow row, long talkSeconds) {
        Instant now = clock.instant();
        Instant answer = row.answeredAt() != null ? row.answeredAt() : now.plus(ringTime(row));
        Duration left = Duration.between(now, answer.plusSeconds(talkSeconds));
        return (left.isNegative() ? Duration.ZERO : left).plus(config.holdMargin());
    }

    private static Duration ringTime(CallRow row) {
        return row.isInbound()
                ? InboundCalls.RING_MAX
                : Offer.ringTime(CallJson.readRoutes(row.routes()));
    }
}
