package io.a2b.core.ledger;

import io.a2b.core.account.AccountId;
import io.a2b.core.persistence.Transactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the books as accountants do. Thread-safe; writes nothing. */
public interface LedgerReports {
    /**
     * What an account had at both ends of a period, and what moved in between. One snapshot. Takes
     * time in proportion to what was booked on the account since {@code from}: what was before
     * costs nothing, because the balance of today is where it starts from.
     *
     * @param from the first instant of the period
     * @param until the first instant after it; above {@code from}, may be in the future
     * @return empty if there is no such account
     */
    Optional<Statement> statement(AccountId account, Instant from, Instant until);

    /**
     * The entries of a statement after {@code position}, in the order of their time.
     *
     * @param position {@link Statement#start}, then that after the last entry read
     * @param limit 1 to 1000
     */
    List<LedgerEntry> entries(Statement statement, Statement.Position position, int limit);

    /**
     * One for each currency that there are accounts or entries in. One snapshot; takes time in
     * proportion to the number of entries.
     */
    List<TrialBalance> trialBalances();

    /** Of the ledger in the tables of the core. */
    static LedgerReports over(Transactor transactor) {
        return new SqlLedgerReports(transactor);
    }
}
