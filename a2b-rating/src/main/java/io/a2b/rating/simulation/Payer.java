package io.a2b.rating.simulation;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

/** Who would pay for a simulated call. */
public sealed interface Payer {
    /** An account as it is now: its plan, zone, standing, money and what is left of allowances. */
    record OfAccount(AccountId account) implements Payer {
        public OfAccount {
            requireNonNull(account, "account");
        }
    }

    /**
     * Somebody who is no customer yet, without calls in progress and without allowances.
     *
     * @param available what the call may cost
     */
    record OfPlan(String plan, Money available) implements Payer {
        public OfPlan {
            requireNonNull(plan, "plan");
            requireNonNull(available, "available");
        }
    }
}
