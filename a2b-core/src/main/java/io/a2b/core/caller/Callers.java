package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.CoreConfig;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** All that is known of callers. Immutable; each part is thread-safe. */
public record Callers(CallerIds ids, SpeedDials speedDials, CallRules rules) {
    public Callers {
        requireNonNull(ids, "ids");
        requireNonNull(speedDials, "speedDials");
        requireNonNull(rules, "rules");
    }

    /**
     * In the tables of the core.
     *
     * @param accounts those of the database of {@code transactor}, as is {@code ledger}
     */
    public static Callers over(
            Transactor transactor,
            Clock clock,
            CoreConfig config,
            Accounts accounts,
            Ledger ledger) {
        return new Callers(
                new SqlCallerIds(transactor, accounts, ledger, config.callerIdsMax()),
                new SqlSpeedDials(transactor),
                CallRules.over(transactor, clock));
    }
}
