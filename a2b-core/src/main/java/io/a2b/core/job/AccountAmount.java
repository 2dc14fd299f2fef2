package io.a2b.core.job;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.money.Money;

import java.util.Currency;

/** A sum that an account is to have. */
final class AccountAmount {
    private AccountAmount() {}

    /**
     * @param name what the sum is, for the message
     * @throws IllegalArgumentException unless it is above zero and in the currency of the account
     */
    static void require(Accounts accounts, AccountId id, String name, Money amount) {
        if (!amount.isPositive()) throw new IllegalArgumentException(name + ": " + amount);
        Currency currency = accounts.find(id)
                .orElseThrow(
                        () -> new IllegalArgumentException("account: there is no account " + id))
                .currency();
        if (!currency.equals(amount.currency())) {
            throw new IllegalArgumentException(
                    name + ": " + amount + ", but the account is in " + currency);
        }
    }
}
