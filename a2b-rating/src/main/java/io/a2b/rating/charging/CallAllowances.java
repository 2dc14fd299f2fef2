package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.Account;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.persistence.Transaction;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowanceExtendResult;
import io.a2b.rating.allowance.AllowanceHoldResult;
import io.a2b.rating.allowance.AllowancePostResult;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.offer.Offer;
import io.a2b.rating.pricing.Coverage;
import io.a2b.rating.pricing.Quote;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a call that an allowance pays, inside a transaction that has locked the row of the
 * call. Its hold has the id of the hold on money, and is always written before that: one order for
 * all, so that no two calls of an account wait for each other.
 */
final class CallAllowances {
    private final Allowances allowances;

    CallAllowances(Allowances allowances) {
        this.allowances = requireNonNull(allowances, "allowances");
    }

    /** The offer with what the first allowance pays that has something left for this call. */
    Offer cover(
            Transaction transaction,
            HoldId hold,
            Account account,
            Offer offer,
            long talkSecondsMax,
            Instant now,
            Duration timeToLive) {
        long asked = offer.secondsToCover(talkSecondsMax);
        for (String name : offer.allowances()) {
            Optional<Allowance> allowance = allowances.within(transaction).find(name);
            if (allowance.isEmpty() || !offer.isCoveredBy(allowance.get())) continue;
            AllowanceHoldResult result = allowances
                    .within(transaction)
                    .place(
                            hold,
                            account.id(),
                            allowance.get(),
                            account.terms().zone(),
                            now,
                            asked,
                            timeToLive);
            if (result instanceof AllowanceHoldResult.Held held) {
                return offer.withCoverage(allowance.get(), held.secondsGranted());
            }
        }
        return offer;
    }

    /** The quote with what the allowance pays of a longer call. */
    Quote extend(
            Transaction transaction, CallRow row, int step, long moreSeconds, Duration timeToLive) {
        Quote quote = row.readQuote();
        if (quote.coverage().isEmpty() || quote.coverage().get().coversAll()) return quote;
        AllowanceExtendResult result =
                allowances.within(transaction).extend(row.hold(), step, moreSeconds, timeToLive);
        if (!(result instanceof AllowanceExtendResult.Extended extended)) return quote;
        Coverage before = quote.coverage().get();
        return quote.withCoverage(
                new Coverage(before.allowance(), before.freeSeconds() + extended.secondsGranted()));
    }

    /**
     * Books what the call used.
     *
     * @param secondsUsed what its quote says that the allowance pays
     * @return the quote with what the allowance really paid: less only if it was given up before
     */
    Quote post(Transaction transaction, CallRow row, Quote quote, long secondsUsed) {
        if (quote.coverage().isEmpty()) return quote;
        Coverage coverage = quote.coverage().get();
        AllowancePostResult result = allowances.within(transaction).post(row.hold(), secondsUsed);
        long covered = 0; // if it was given back when the call was given up
        long uncovered = secondsUsed;
        if (result instanceof AllowancePostResult.Posted posted) {
            covered = posted.coveredSeconds();
            uncovered = posted.uncoveredSeconds();
        } else if (((AllowancePostResult.Refused) result).reason()
                == AllowancePostResult.Reason.HOLD_UNKNOWN) {
            throw new A2bException(
                    ErrorCode.DATA_CORRUPT,
                    "call " + row.id() + ": the hold of its allowance is not there");
        }
        if (uncovered == 0) return quote;
        return quote.withCoverage(
                new Coverage(coverage.allowance(), coverage.coversAll() ? 0 : covered));
    }

    /** Gives all of it back: the call was not answered. */
    void free(Transaction transaction, CallRow row) {
        free(transaction, row.readQuote(), row.hold());
    }

    void free(Transaction transaction, Quote quote, HoldId hold) {
        if (quote.coverage().isPresent()) allowances.within(transaction).voidHold(hold);
    }
}
