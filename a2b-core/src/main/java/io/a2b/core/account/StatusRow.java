package io.a2b.core.account;

import java.time.Instant;

/** A row of {@code a2b_account_status_change}. */
record StatusRow(
        long sequence,
        long accountId,
        AccountStatus statusBefore,
        AccountStatus statusAfter,
        String actor,
        String reason,
        int callsCut,
        Instant changedAt) {

    StatusChange toChange() {
        return new StatusChange(
                sequence,
                new AccountId(accountId),
                statusBefore,
                statusAfter,
                new StatusNote(actor, reason, callsCut == 1),
                changedAt);
    }
}
