package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.Accounts;
import io.a2b.core.caller.CallRules;
import io.a2b.core.cdr.CallDetailRecords;
import io.a2b.core.did.Dids;
import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.rating.allowance.Allowances;
import io.a2b.rating.routing.Router;
import io.a2b.rating.tariff.PlanSource;

import java.time.Clock;

/**
 * What charging works with. Accounts, ledger, allowances, rules and call detail records must be
 * those of the database of {@code transactor}: a call is settled in all of them at once.
 */
public record ChargingParts(
        Transactor transactor,
        Accounts accounts,
        Ledger ledger,
        CallDetailRecords callDetailRecords,
        PlanSource plans,
        Router router,
        Allowances allowances,
        CallRules rules) {
    public ChargingParts {
        requireNonNull(transactor, "transactor");
        requireNonNull(accounts, "accounts");
        requireNonNull(ledger, "ledger");
        requireNonNull(callDetailRecords, "callDetailRecords");
        requireNonNull(plans, "plans");
        requireNonNull(router, "router");
        requireNonNull(allowances, "allowances");
        requireNonNull(rules, "rules");
    }

    /** The numbers that calls come in on; they are only looked up. */
    Dids dids(Clock clock) {
        return Dids.over(transactor, ledger, clock, Outbox.none());
    }
}
