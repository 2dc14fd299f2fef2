package io.a2b.rating.simulation;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.CorrectionId;
import io.a2b.rating.deck.DeckVersion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;

/**
 * A row of {@code a2b_rerating}: what was asked for and how far it got.
 *
 * @param accountId 0 for all
 * @param ratedBy empty for any
 * @param reachedAt the start of the last call looked at, and {@code reachedCall}, its id; empty in
 *     the beginning
 * @param finishedAt null until all calls have been looked at
 */
record ReratingRow(
        String id,
        String deck,
        int version,
        String currency,
        Instant fromAt,
        Instant untilAt,
        long accountId,
        String ratedBy,
        String actor,
        String reason,
        Instant startedAt,
        Instant reachedAt,
        String reachedCall,
        long calls,
        long unrated,
        long otherCurrency,
        Instant finishedAt) {
    static ReratingRow started(ReratingRun run, Currency currency, Instant now) {
        ReratingScope scope = run.scope();
        Instant from = scope.from().truncatedTo(ChronoUnit.MICROS); // what the database keeps
        return new ReratingRow(
                run.id().value(),
                scope.deck().deck(),
                scope.deck().version(),
                currency.getCurrencyCode(),
                from,
                scope.until().truncatedTo(ChronoUnit.MICROS),
                scope.account().map(AccountId::value).orElse(0L),
                scope.ratedBy().orElse(""),
                run.actor(),
                run.reason(),
                now,
                from,
                "",
                0,
                0,
                0,
                null);
    }

    Currency unit() {
        return Currency.getInstance(currency);
    }

    /** What was asked for; equal for equal orders. */
    ReratingRun order() {
        return new ReratingRun(
                new CorrectionId(id),
                new ReratingScope(
                        new DeckVersion(deck, version),
                        fromAt,
                        untilAt,
                        accountId == 0 ? Optional.empty() : Optional.of(new AccountId(accountId)),
                        ratedBy.isEmpty() ? Optional.empty() : Optional.of(ratedBy)),
                actor,
                reason);
    }

    /** Behind another page. {@code finished} is null unless it was the last. */
    ReratingRow behind(ChargedCallRow last, PageCount page, Instant finished) {
        return new ReratingRow(
                id,
                deck,
                version,
                currency,
                fromAt,
                untilAt,
                accountId,
                ratedBy,
                actor,
                reason,
                startedAt,
                last == null ? reachedAt : last.startedAt(),
                last == null ? reachedCall : last.callId(),
                calls + page.calls,
                unrated + page.unrated,
                otherCurrency + page.otherCurrency,
                finished);
    }

    /** What a page of calls came to, beside corrections. */
    static final class PageCount {
        private long calls;
        private long unrated;
        private long otherCurrency;

        void count(RepricedCall call) {
            calls++;
            if (call.outcome() == RepricedCall.Outcome.UNRATED) unrated++;
            if (call.outcome() == RepricedCall.Outcome.CURRENCY_DIFFERS) otherCurrency++;
        }
    }
}
