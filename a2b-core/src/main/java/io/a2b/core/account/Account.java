package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Currency;

/**
 * Who is charged, as it was when it was read. It has no balance: that is the ledger's to know.
 *
 * @param alias the name or number shown to people instead of the card number; unique
 */
public record Account(
        AccountId id,
        CardNumber cardNumber,
        String alias,
        AccountStatus status,
        AccountTerms terms,
        AccountLife life) {
    public Account {
        requireNonNull(id, "id");
        requireNonNull(cardNumber, "cardNumber");
        requireNonNull(alias, "alias");
        requireNonNull(status, "status");
        requireNonNull(terms, "terms");
        requireNonNull(life, "life");
    }

    public Currency currency() {
        return terms.currency();
    }

    /** Whether the account may be used at {@code now}; its money is another question. */
    public Standing standing(Instant now) {
        if (status == AccountStatus.EXPIRED) return Standing.EXPIRED;
        if (status != AccountStatus.ACTIVE) return Standing.NOT_ACTIVE;
        return terms.expiry().hasPassed(life, now) ? Standing.EXPIRED : Standing.GOOD;
    }

    /** What an account's status and dates say. */
    public enum Standing {
        GOOD,
        NOT_ACTIVE,
        EXPIRED
    }
}
