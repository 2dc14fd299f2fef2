package io.a2b.rating.charging;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Forwarding;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code a2b_call}; what may be null in the table may be null here.
 *
 * @param quote null for a refused call, like {@code routes}
 * @param talkSeconds of the charge; 0 before
 * @param coveredSeconds what an allowance pays, if other than in {@code quote}
 * @param did the number of ours that it came in on; null for other calls
 */
record CallRow(
        String id,
        long accountId,
        String callerNumber,
        String calledNumber,
        String accessNumber,
        long talkSecondsAsked,
        State state,
        Authorization.Reason refusal,
        String quote,
        String routes,
        long talkSecondsGranted,
        long talkSecondsLimit,
        Instant authorizedAt,
        int leg,
        String trunk,
        Instant answeredAt,
        Instant seenAt,
        Instant lostAt,
        Instant givenUpAt,
        long chargedMicros,
        long uncoveredMicros,
        long talkSeconds,
        Long coveredSeconds,
        String did,
        int holdNumber) {
    /** {@link Call.State}, and the calls that never were. */
    enum State {
        REFUSED,
        OPEN,
        CHARGED,
        RELEASED
    }

    static CallRow granted(CallRequest request, Offer offer, long talkSeconds, Instant now) {
        return new CallRow(
                request.call().value(),
                request.account().value(),
                request.callerNumber(),
                request.called().digits(),
                request.accessNumber(),
                request.talkSecondsMax(),
                State.OPEN,
                null,
                CallJson.write(offer.quote()),
                CallJson.write(offer.routes()),
                talkSeconds,
                talkSeconds,
                now,
                0,
                "",
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                request.did().map(PhoneNumber::digits).orElse(null),
                0);
    }

    static CallRow refused(CallRequest request, Authorization.Reason reason, Instant now) {
        return new CallRow(
                request.call().value(),
                request.account().value(),
                request.callerNumber(),
                request.called().digits(),
                request.accessNumber(),
                request.talkSecondsMax(),
                State.REFUSED,
                reason,
                null,
                null,
                0,
                0,
                now,
                0,
                "",
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                request.did().map(PhoneNumber::digits).orElse(null),
                0);
    }

    /** This call, settled with {@code last} at {@code terms}. */
    CallRow charged(LegReport last, Quote terms, Money charged, Money uncovered, long seconds) {
        return new CallRow(
                id,
                accountId,
                callerNumber,
                calledNumber,
                accessNumber,
                talkSecondsAsked,
                State.CHARGED,
                refusal,
                quote,
                routes,
                talkSecondsGranted,
                talkSecondsLimit,
                authorizedAt,
                last.leg(),
                last.trunk(),
                last.times().answeredAt().orElseThrow(),
                seenAt,
                lostAt,
                givenUpAt,
                charged.micros(),
                uncovered.micros(),
                seconds,
                terms.coverage().map(Coverage::freeSeconds).orElse(null),
                did,
                holdNumber);
    }

    CallRow withLimit(long newTalkSecondsLimit) {
        return new CallRow(
                id,
                accountId,
                callerNumber,
                calledNumber,
                accessNumber,
                talkSecondsAsked,
                state,
                refusal,
                quote,
                routes,
                talkSecondsGranted,
                newTalkSecondsLimit,
                authorizedAt,
                leg,
                trunk,
                answeredAt,
                seenAt,
                lostAt,
                givenUpAt,
                chargedMicros,
                uncoveredMicros,
                talkSeconds,
                coveredSeconds,
                did,
                holdNumber);
    }

    /** The hold that comes after {@link #hold}. */
    HoldId nextHold() {
        return CallHolds.of(call(), holdNumber + 1);
    }

    /** The money of a call is a hold of this id. */
    static HoldId holdOf(CallId call) {
        return CallHolds.of(call);
    }

    CallId call() {
        return new CallId(id);
    }

    HoldId hold() {
        return CallHolds.of(call(), holdNumber);
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    CallRequest request() {
        return new CallRequest(
                call(),
                account(),
                callerNumber,
                new PhoneNumber(calledNumber),
                accessNumber,
                talkSecondsAsked,
                Optional.ofNullable(did).map(PhoneNumber::new));
    }

    /** Whether it came in on a number of ours. */
    boolean isInbound() {
        return calledNumber.equals(did);
    }

    /** The call that it carries on, and as which leg; empty for any other call. */
    Optional<Forwarding> forwarding() {
        return did == null || isInbound() ? Optional.empty() : Forwarding.of(call());
    }

    /**
     * Whether nothing is held for it: an owner who owes money is reachable all the same, as long as
     * that costs him nothing.
     */
    boolean isWithoutHold() {
        return isInbound() && InboundCalls.isFree(CallJson.readQuote(quote));
    }

    /** As it is now, with what an allowance pays now. */
    Quote readQuote() {
        Quote terms = CallJson.readQuote(quote);
        if (coveredSeconds == null || terms.coverage().isEmpty()) return terms;
        String allowance = terms.coverage().get().allowance();
        return terms.withCoverage(new Coverage(allowance, coveredSeconds));
    }

    /** What the carrier behind a trunk bills; empty if that is not known, or beyond all bounds. */
    Optional<Money> cost(String trunk, long seconds) {
        return CallJson.readRoutes(routes).stream()
                .filter(route -> route.trunk().name().equals(trunk))
                .flatMap(route -> route.cost().stream())
                .filter(cost -> cost.micros(seconds) != Long.MAX_VALUE)
                .map(cost -> new Money(cost.currency(), cost.micros(seconds)))
                .findFirst();
    }

    /** What the first authorisation answered, whatever became of the call since. */
    Authorization firstAnswer(boolean replay) {
        if (state == State.REFUSED) return new Authorization.Refused(call(), refusal);
        Quote terms = CallJson.readQuote(quote);
        return new Authorization.Granted(
                call(),
                terms,
                talkSecondsGranted,
                Pricing.most(terms, talkSecondsGranted),
                CallJson.readRoutes(routes),
                replay);
    }

    /** How it was settled; only for a call that is over. */
    Settlement settlement(boolean replay) {
        if (state == State.RELEASED) return new Settlement.Released(call(), replay);
        Quote terms = readQuote();
        return new Settlement.Charged(
                call(),
                new Money(terms.currency(), chargedMicros),
                new Money(terms.currency(), uncoveredMicros),
                talkSeconds,
                Pricing.charge(terms, talkSeconds, answeredAt).billedSeconds(),
                Pricing.explain(terms, new PhoneNumber(calledNumber), talkSeconds, answeredAt),
                replay);
    }

    /** The call, unless it was refused. */
    Optional<Call> toCall() {
        Quote terms = state == State.REFUSED ? null : readQuote();
        if (terms == null) return Optional.empty();
        return Optional.of(new Call(
                request(),
                terms,
                Call.State.valueOf(state.name()),
                talkSecondsLimit,
                Pricing.most(terms, talkSecondsLimit),
                authorizedAt,
                progress()));
    }

    Call.Progress progress() {
        return new Call.Progress(
                leg,
                trunk,
                Optional.ofNullable(answeredAt),
                Optional.ofNullable(seenAt),
                Optional.ofNullable(lostAt));
    }
}
