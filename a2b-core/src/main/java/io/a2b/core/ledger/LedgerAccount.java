package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

/** One side of an entry: a customer's account or one of the operator's own. */
public sealed interface LedgerAccount {
    /** A customer's account. */
    record Customer(AccountId id) implements LedgerAccount {
        public Customer {
            requireNonNull(id, "id");
        }

        @Override
        public long number() {
            return id.value();
        }
    }

    /** One of the operator's accounts, in the currency of the entry. */
    record Operator(SystemAccount account) implements LedgerAccount {
        public Operator {
            requireNonNull(account, "account");
        }

        @Override
        public long number() {
            return account.number();
        }
    }

    /**
     * The number that stands for it in entries: above zero for customers, below for the operator's.
     */
    long number();

    /** @throws IllegalArgumentException if {@code number} stands for nothing */
    static LedgerAccount of(long number) {
        if (number > 0) return new Customer(new AccountId(number));
        for (SystemAccount account : SystemAccount.values()) {
            if (account.number() == number) return new Operator(account);
        }
        throw new IllegalArgumentException("number: " + number);
    }
}
