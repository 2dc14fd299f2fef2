package io.a2b.core.opening;

import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.NewAccount;
import io.a2b.core.directory.Profile;
import io.a2b.core.money.Money;

/** A line that was understood. */
record ImportedAccount(NewAccount account, Profile profile, Money balance, AccountStatus status) {
    /** Without its secret, and its card number masked. */
    String shown() {
        return account.alias() + ", card " + account.cardNumber() + ", " + balance + ", " + status;
    }
}
