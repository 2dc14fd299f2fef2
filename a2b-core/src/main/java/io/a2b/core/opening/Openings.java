package io.a2b.core.opening;

import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

/** Opens accounts in batches. Thread-safe, on many machines at once. */
public interface Openings {
    /** Told how far a long work is. */
    @FunctionalInterface
    interface Progress {
        void at(int done);
    }

    /**
     * Opens the accounts of a batch in parts of a thousand, each in one transaction with what they
     * have on them, and hands their card numbers to {@code printer}. Safe to repeat: what is open
     * stays, what was not printed is printed, and the rest follows. They have no secrets: hashing a
     * hundred thousand takes an hour; {@link Accounts} can give each one later.
     *
     * @return how many accounts of the batch are open: all
     * @throws IllegalArgumentException if there is a batch of that name with other terms
     * @throws io.a2b.core.A2bException {@code NUMBERS_EXHAUSTED} if hardly a number is free; what
     *     is open stays
     */
    int open(AccountBatch batch, CardPrinter printer, Progress progress);

    /** In the tables of the core. */
    static Openings over(Transactor transactor, Accounts accounts, Ledger ledger) {
        return new PartwiseOpenings(
                transactor, accounts, ledger, tx -> tx.mapper(OpeningMapper.class));
    }
}
