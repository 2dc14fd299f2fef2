package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.caller.Verdict;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallDetailRecord.LegBill;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.ledger.Balance;
import io.a2b.core.ledger.HoldResult;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.offer.Means;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.offer.OfferRequest;
import io.a2b.rating.offer.OfferResult;
import io.a2b.rating.offer.Offers;
import io.a2b.rating.pricing.TalkLimit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a call may be dialled, and for how long. The row of the call is written first:
 * its key makes two authorisations of one call one after the other. The hold comes last, as it
 * locks the account, which all its calls share.
 */
final class Authorizer {
    private static final Logger LOG = LoggerFactory.getLogger(Authorizer.class);

    /** So often the money may be gone between looking at it and setting it aside. */
    private static final int ATTEMPTS_MAX = 16;

    private final ChargingParts parts;
    private final Offers offers;
    private final CallAllowances allowances;
    private final RatingConfig config;
    private final Clock clock;

    Authorizer(ChargingParts parts, RatingConfig config, Clock clock) {
        this.parts = requireNonNull(parts, "parts");
        this.offers = new Offers(parts.plans(), parts.router());
        this.allowances = new CallAllowances(parts.allowances());
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
    }

    Authorization authorize(CallRequest request) {
        Optional<Account> account = parts.accounts().find(request.account());
        if (account.isEmpty()) {
            LOG.info("{}: refused, there is no account {}", request.call(), request.account());
            return new Authorization.Refused(request.call(), Reason.ACCOUNT_UNKNOWN);
        }
        Instant now = clock.instant();
        // before the transaction: looking for newer decks takes a connection of its own
        OfferSearch found = offers(account.get(), request, now);
        Authorization answer = parts.transactor().inTransaction(transaction -> {
            CallRow earlier = transaction.mapper(CallMapper.class).find(request.call());
            if (earlier != null) return replay(earlier, request);
            return decide(transaction, request, account.get(), found, now);
        });
        if (answer instanceof Authorization.Refused refused) {
            LOG.info("{}: refused, {}", request.call(), refused.reason());
        }
        return answer;
    }

    private static Authorization replay(CallRow earlier, CallRequest request) {
        if (!earlier.request().equals(request)) {
            throw new CallConflictException(
                    request.call(), "was asked for as " + earlier.request() + ", now " + request);
        }
        return earlier.firstAnswer(true);
    }

    /** What there is for the call, or why there is nothing. */
    private record OfferSearch(List<Offer> offers, Optional<Reason> refusal) {}

    private OfferSearch offers(Account account, CallRequest request, Instant now) {
        Verdict verdict =
                parts.rules().judge(account.id(), request.callerNumber(), request.called());
        Optional<Reason> against = Reason.of(account.standing(now), verdict);
        if (against.isPresent()) return new OfferSearch(List.of(), against);
        OfferResult result = offers.find(new OfferRequest(
                request.call(),
                config.forcedPlan().orElseGet(() -> account.terms().tariffPlan()),
                account.currency(),
                request.called(),
                request.callerNumber(),
                request.accessNumber(),
                now,
                longest(request)));
        if (result instanceof OfferResult.Found found) {
            return new OfferSearch(found.offers(), Optional.empty());
        }
        OfferResult.Reason reason = ((OfferResult.Refused) result).reason();
        return new OfferSearch(List.of(), Optional.of(Reason.of(reason)));
    }

    private long longest(CallRequest request) {
        return Means.longest(request.talkSecondsMax(), config);
    }

    private Authorization decide(
            Transaction transaction,
            CallRequest request,
            Account account,
            OfferSearch found,
            Instant now) {
        if (found.refusal().isEmpty()) {
            return grant(transaction, request, account, found.offers(), now);
        }
        CallRow row = CallRow.refused(request, found.refusal().get(), now);
        transaction.mapper(CallMapper.class).insert(row);
        return refuse(transaction, row, account, "");
    }

    private Authorization grant(
            Transaction transaction,
            CallRequest request,
            Account account,
            List<Offer> offers,
            Instant now) {
        CallMapper calls = transaction.mapper(CallMapper.class);
        Ledger ledger = parts.ledger().within(transaction);
        Offer offer = means(request, account, ledger).firstAffordable(offers);
        String destination = offer.quote().rate().destination();
        boolean inserted = !offer.allowances().isEmpty();
        // the row of the call comes first: its key makes two authorisations one after the other
        if (inserted) calls.insert(CallRow.refused(request, Reason.FUNDS_INSUFFICIENT, now));
        Offer covered = allowances.cover(
                transaction,
                CallRow.holdOf(request.call()),
                account,
                offer,
                longest(request),
                now,
                timeToLive(offer, longest(request)));
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Means means = means(request, account, ledger);
            TalkLimit limit = means.limit(covered);
            // what the ledger would say too, but with the reason that comes first
            Optional<Reason> against = means.lack(limit).map(Reason::of);
            CallRow row = against.map(reason -> CallRow.refused(request, reason, now))
                    .orElseGet(() -> CallRow.granted(request, covered, limit.talkSeconds(), now));
            if (inserted) calls.answerAnew(row);
            else calls.insert(row);
            inserted = true;
            if (against.isPresent()) {
                allowances.free(transaction, covered.quote(), row.hold());
                return refuse(transaction, row, account, destination);
            }
            Duration timeToLive = timeToLive(covered, limit.talkSeconds());
            HoldResult result = ledger.place(row.hold(), row.account(), limit.charge(), timeToLive);
            if (result instanceof HoldResult.Held) return row.firstAnswer(false);
            if (isSuspended(row, ((HoldResult.Refused) result).reason())) {
                CallRow late = CallRow.refused(request, Reason.ACCOUNT_NOT_ACTIVE, now);
                calls.answerAnew(late);
                allowances.free(transaction, covered.quote(), row.hold());
                return refuse(transaction, late, account, destination);
            }
        }
        throw new A2bException(
                ErrorCode.DATABASE_BUSY,
                "call " + request.call() + ": other calls of account " + account.id()
                        + " took the money " + ATTEMPTS_MAX + " times");
    }

    private Means means(CallRequest request, Account account, Ledger ledger) {
        Balance balance = ledger.balance(account.id())
                .orElseThrow(() -> new A2bException(
                        ErrorCode.DATA_CORRUPT, "account " + account.id() + " has no balance"));
        return Means.of(
                account.terms(), balance, balance.available(), request.talkSecondsMax(), config);
    }

    /**
     * Since it was looked at; false if a call at the same time took the money, or the last free
     * place.
     */
    private static boolean isSuspended(CallRow row, HoldResult.Reason reason) {
        switch (reason) {
            case ACCOUNT_NOT_ACTIVE:
                return true;
            case CALLS_EXCEEDED:
            case FUNDS_INSUFFICIENT:
            case SPEND_CAP_REACHED:
                return false;
            case ACCOUNT_UNKNOWN:
            case CURRENCY_DIFFERS:
                throw corrupt(row, "the ledger refuses a hold: " + reason);
        }
        throw new AssertionError(reason);
    }

    private Duration timeToLive(Offer offer, long talkSeconds) {
        return Offer.ringTime(offer.routes()).plusSeconds(talkSeconds).plus(config.holdMargin());
    }

    private Authorization refuse(
            Transaction transaction, CallRow row, Account account, String destination) {
        CallDetailRecords records = parts.callDetailRecords().within(transaction);
        records.write(new CallDetailRecord(
                row.call(),
                0,
                row.account(),
                row.callerNumber(),
                row.request().called(),
                destination,
                "",
                Disposition.REFUSED,
                0,
                LegTimes.unanswered(row.authorizedAt(), row.authorizedAt()),
                new LegBill(0, 0, Money.zero(account.currency())),
                row.refusal().name()));
        return row.firstAnswer(false);
    }

    private static A2bException corrupt(CallRow row, String what) {
        return new A2bException(ErrorCode.DATA_CORRUPT, "call " + row.id() + ": " + what);
    }
}
