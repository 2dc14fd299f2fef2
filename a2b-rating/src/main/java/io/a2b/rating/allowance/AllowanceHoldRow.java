package io.a2b.rating.allowance;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;

import java.time.Instant;
import java.time.LocalDate;

/** A row of {@code a2b_allowance_hold}. {@code resolvedAt} is null while it is open. */
record AllowanceHoldRow(
        String id,
        long accountId,
        String allowance,
        Allowance.Kind kind,
        long amount,
        LocalDate periodStart,
        long askedSeconds,
        long placedSeconds,
        long heldSeconds,
        Instant expiresAt,
        HoldState state,
        int coveredCalls,
        long coveredSeconds,
        long uncoveredSeconds,
        Instant placedAt,
        Instant resolvedAt) {
    /** As if everything asked for were granted. */
    static AllowanceHoldRow placed(
            HoldId id,
            AccountId account,
            Allowance allowance,
            LocalDate periodStart,
            long seconds,
            Instant now,
            Instant expiry) {
        return new AllowanceHoldRow(
                id.value(),
                account.value(),
                allowance.name(),
                allowance.kind(),
                allowance.amount(),
                periodStart,
                seconds,
                seconds,
                seconds,
                expiry,
                HoldState.OPEN,
                0,
                0,
                0,
                now,
                null);
    }

    AllowanceHoldRow granted(long seconds) {
        return changed(seconds, seconds, expiresAt);
    }

    AllowanceHoldRow extended(long moreSeconds, Instant expiry) {
        return changed(placedSeconds, Math.addExact(heldSeconds, moreSeconds), expiry);
    }

    private AllowanceHoldRow changed(long placed, long held, Instant expiry) {
        return new AllowanceHoldRow(
                id,
                accountId,
                allowance,
                kind,
                amount,
                periodStart,
                askedSeconds,
                placed,
                held,
                expiry,
                state,
                coveredCalls,
                coveredSeconds,
                uncoveredSeconds,
                placedAt,
                resolvedAt);
    }

    AllowanceHoldRow resolved(HoldState how, int calls, long covered, long used, Instant now) {
        return new AllowanceHoldRow(
                id,
                accountId,
                allowance,
                kind,
                amount,
                periodStart,
                askedSeconds,
                placedSeconds,
                heldSeconds,
                expiresAt,
                how,
                calls,
                covered,
                used - covered,
                placedAt,
                now);
    }

    /** The most calls there may be; only the update that counts a call looks at it. */
    long callsMax() {
        return kind == Allowance.Kind.CALLS ? amount : Long.MAX_VALUE;
    }

    long secondsMax() {
        return kind == Allowance.Kind.SECONDS ? amount : Long.MAX_VALUE;
    }

    /**
     * Of so many seconds used, those that the hold pays for; a call that is free is so as a whole.
     */
    long coverable(long used) {
        return kind == Allowance.Kind.SECONDS ? Math.min(used, heldSeconds) : used;
    }

    HoldId holdId() {
        return new HoldId(id);
    }

    AllowanceHold toHold() {
        return new AllowanceHold(
                holdId(),
                new AccountId(accountId),
                allowance,
                kind,
                periodStart,
                heldSeconds,
                expiresAt,
                state);
    }
}
