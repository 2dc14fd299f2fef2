package io.a2b.core.did;

import io.a2b.core.event.Outbox;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/**
 * Charges the monthly fees of numbers. Thread-safe, on many machines at once. The host calls it
 * from time to time, such as every night.
 */
public interface DidFees {
    /**
     * Charges all months that begin soon or have begun, the longest due first, and ends assignments
     * that stayed unpaid beyond their grace. Each month is one transaction with an entry named
     * after the assignment and the month: it is charged once, however often and on however many
     * machines this runs, and after a crash the next run goes on. Runs that were missed are made up
     * for by one. Whoever can pay when it is tried keeps the number, even after the grace; whoever
     * cannot is told of once per month, by an event.
     *
     * <p>Months begin on the day of the month on which the number was assigned, in the zone that
     * the account had then, or on the last day of a shorter month.
     *
     * @throws io.a2b.core.A2bException when the database fails; what was charged before stays
     */
    FeeReport billDue();

    /** On the tables of the core. */
    static DidFees over(
            Transactor transactor, Ledger ledger, Clock clock, Outbox outbox, DidFeePolicy policy) {
        return new SqlDidFees(transactor, ledger, clock, outbox, policy);
    }
}
