package io.a2b.examples;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;

import java.util.Optional;

/** How an operator names an account: its id, its alias, or {@code card:} and its card number. */
final class AccountName {
    private static final String CARD = "card:";

    private AccountName() {}

    /** @throws RefusedException if there is no such account */
    static Account resolve(Accounts accounts, String name) {
        return find(accounts, name)
                .orElseThrow(() -> new RefusedException("no account " + shown(name)));
    }

    private static Optional<Account> find(Accounts accounts, String name) {
        if (name.startsWith(CARD)) {
            return CardNumber.find(name.substring(CARD.length()))
                    .flatMap(accounts::findByCardNumber);
        }
        Optional<Account> byId = name.matches("[1-9][0-9]{0,17}")
                ? accounts.find(new AccountId(Long.parseLong(name)))
                : Optional.empty();
        return byId.isPresent() ? byId : accounts.findByAlias(name);
    }

    private static String shown(String name) {
        return name.startsWith(CARD) ? "with that card number" : name;
    }
}
