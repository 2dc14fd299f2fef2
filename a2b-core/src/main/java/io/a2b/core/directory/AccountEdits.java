package io.a2b.core.directory;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.util.function.Consumer;

/**
 * Changes all accounts that a search finds. Thread-safe. Each account is changed in a transaction
 * of its own, all of it or nothing, so one that cannot be changed stops no other, and an edit that
 * was interrupted is finished by repeating it: what is so already stays, and money moves once for
 * each account and id of an edit.
 */
public interface AccountEdits {
    /**
     * Changes the accounts that {@code search} applies to when their turn comes, in order of their
     * ids.
     *
     * @param rejects told of each account that could not be changed, and why
     * @param progress told now and then how many accounts were looked at
     * @throws io.a2b.core.A2bException if the database fails: the accounts before are changed
     */
    EditReport apply(
            AccountEdit edit, AccountSearch search, Consumer<Reject> rejects, Progress progress);

    /**
     * Says what {@link #apply} would do at this moment, and changes nothing: each account is
     * changed as it would be, and its transaction rolled back.
     *
     * @return how many would be changed and rejected
     * @throws io.a2b.core.A2bException if the database fails
     */
    EditReport preview(
            AccountEdit edit, AccountSearch search, Consumer<Reject> rejects, Progress progress);

    /** An account that is as it was. */
    record Reject(AccountId account, String reason) {}

    /** Told how far a long work is. */
    @FunctionalInterface
    interface Progress {
        void at(long accounts);
    }

    /**
     * What became of an edit.
     *
     * @param found accounts that were looked at
     * @param changed of these, those that are different now
     * @param rejected of these, those that could not be changed; the rest was so already
     */
    record EditReport(long found, long changed, long rejected) {}

    /** Over these; {@code transactor} runs the transactions that they join. */
    static AccountEdits over(
            Transactor transactor, Accounts accounts, AccountDirectory directory, Ledger ledger) {
        return new PerAccountEdits(transactor, accounts, directory, ledger);
    }
}
