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
    private final InboundCalls inboundCalls;
    private final CallAllowances allowances;
    private final RatingConfig config;
    private final Clock clock;

    Authorizer(ChargingParts parts, RatingConfig config, Clock clock) {
        this.parts = requireNonNull(parts, "parts");
        this.offers = new Offers(parts.plans(), parts.router());
        this.inboundCalls = new InboundCalls(parts.dids(clock));
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
    private record OfferSearch(List<Offer> offers, Optional<Reason> refusal, int didCallsMax) {
        private static OfferSearch refused(Reason reason) {
            return new OfferSearch(List.of(), Optional.of(reason), 0);
        }
    }

    private OfferSearch offers(Account account, CallRequest request, Instant now) {
        Verdict verdict =
                parts.rules().judge(account.id(), request.callerNumber(), request.called());
        if (request.isInbound()) verdict = new Verdict(verdict.callerBlocked(), false);
        Optional<Reason> against = Reason.of(account.standing(now), verdict);
        if (against.isPresent()) return OfferSearch.refused(against.get());
        if (request.isInbound()) {
            InboundCalls.InboundOffer inbound = inboundCalls.find(account, request, now);
            return new OfferSearch(
                    inbound.offer().stream().toList(), inbound.refusal(), inbound.callsMax());
        }
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
            return new OfferSearch(found.offers(), Optional.empty(), 0);
        }
        return OfferSearch.refused(Reason.of(((OfferResult.Refused) result).reason()));
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
            return grant(transaction, request, account, found, now);
        }
        CallRow row = CallRow.refused(request, found.refusal().get(), now);
        transaction.mapper(CallMapper.class).insert(row);
        return refuse(transaction, row, account, "");
    }

    private Authorization grant(
            Transaction transaction,
            CallRequest request,
            Account account,
            OfferSearch found,
            Instant now) {
        CallMapper calls = transaction.mapper(CallMapper.class);
        Ledger ledger = parts.ledger().within(transaction);
        CallRow first = CallRow.refused(request, Reason.FUNDS_INSUFFICIENT, now);
        Funding funding = funding(transaction, ledger, request, first, found.didCallsMax());
        boolean inserted = request.did().isPresent();
        // the row of the call comes first: its key makes two authorisations one after the other
        if (inserted) calls.insert(first);
        Optional<Reason> missing = funding.admit();
        if (missing.isPresent()) {
            CallRow row = CallRow.refused(request, missing.get(), now);
            calls.answerAnew(row);
            String destination = found.offers().get(0).quote().rate().destination();
            return refuse(transaction, row, account, destination);
        }
        Means means = funding.means(means(request, account, ledger));
        Offer offer = firstAffordable(found.offers(), funding, means);
        if (!inserted && !offer.allowances().isEmpty()) {
            calls.insert(first);
            inserted = true;
        }
        Offer covered = allowances.cover(
                transaction,
                CallRow.holdOf(request.call()),
                account,
                offer,
                longest(request),
                now,
                timeToLive(offer, longest(request)));
        return hold(transaction, request, account, covered, funding, inserted);
    }

    private static Funding funding(
            Transaction transaction,
            Ledger ledger,
            CallRequest request,
            CallRow row,
            int didCallsMax) {
        if (request.isInbound()) {
            return new InboundFunding(transaction, ledger, row, didCallsMax);
        }
        if (request.forwarding().isPresent()) {
            return new ForwardFunding(transaction, ledger, request);
        }
        return (granted, limit, timeToLive) -> Funding.reason(
                ledger.place(granted.hold(), granted.account(), limit.charge(), timeToLive));
    }

    /** The first offer that the means pay for; the first of all if they pay for none. */
    private static Offer firstAffordable(List<Offer> offers, Funding funding, Means means) {
        for (Offer offer : offers) {
            if (funding.limit(means, offer).talkSeconds() >= means.talkSecondsMin()) return offer;
        }
        return offers.get(0);
    }

    private Authorization hold(
            Transaction transaction,
            CallRequest request,
            Account account,
            Offer covered,
            Funding funding,
            boolean isInserted) {
        CallMapper calls = transaction.mapper(CallMapper.class);
        Ledger ledger = parts.ledger().within(transaction);
        Instant now = clock.instant();
        boolean inserted = isInserted;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Means means = funding.means(means(request, account, ledger));
            TalkLimit limit = funding.limit(means, covered);
            // what the ledger would say too, but with the reason that comes first
            Optional<Reason> against = means.lack(limit).map(Reason::of);
            CallRow row = against.map(reason -> CallRow.refused(request, reason, now))
                    .orElseGet(() -> CallRow.granted(request, covered, limit.talkSeconds(), now));
            if (inserted) calls.answerAnew(row);
            else calls.insert(row);
            inserted = true;
            if (against.isPresent()) {
                return refuseHeld(transaction, row, account, covered, funding);
            }
            Optional<HoldResult.Reason> notHeld =
                    funding.hold(row, limit, timeToLive(covered, limit.talkSeconds()));
            if (notHeld.isEmpty()) return row.firstAnswer(false);
            if (isSuspended(row, notHeld.get())) {
                CallRow late = CallRow.refused(request, Reason.ACCOUNT_NOT_ACTIVE, now);
                calls.answerAnew(late);
                return refuseHeld(transaction, late, account, covered, funding);
            }
        }
        throw new A2bException(
                ErrorCode.DATABASE_BUSY,
                "call " + request.call() + ": other calls of account " + account.id()
                        + " took the money " + ATTEMPTS_MAX + " times");
    }

    /** Gives back what was taken before the money. */
    private Authorization refuseHeld(
            Transaction transaction, CallRow row, Account account, Offer covered, Funding funding) {
        allowances.free(transaction, covered.quote(), row.hold());
        funding.abandon();
        return refuse(transaction, row, account, covered.quote().rate().destination());
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
        Duration ring = offer.quote().inbound().isPresent()
                ? InboundCalls.RING_MAX
                : Offer.ringTime(offer.routes());
        return ring.plusSeconds(talkSeconds).plus(config.holdMargin());
    }

    private Authorization refuse(
            Transaction transaction, CallRow row, Account account, String destination) {
        CallDetailRecords records = parts.callDetailRecords().within(transaction);
        CallDetailRecord leg = new CallDetailRecord(
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
                row.refusal().name());
        records.write(row.request().did().map(leg::withDid).orElse(leg));
        return row.firstAnswer(false);
    }

    private static A2bException corrupt(CallRow row, String what) {
        return new A2bException(ErrorCode.DATA_CORRUPT, "call " + row.id() + ": " + what);
    }
}
