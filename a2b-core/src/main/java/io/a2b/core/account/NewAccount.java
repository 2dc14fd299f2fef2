package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An account to be opened. Immutable; the secret stays with it until it has been hashed and is not
 * part of {@link #toString()}.
 */
public final class NewAccount {
    private final CardNumber cardNumber;
    private final String alias;
    private final AccountTerms terms;
    private final String secret; // null: none
    private final List<PhoneNumber> callerIds;

    private NewAccount(
            CardNumber cardNumber,
            String alias,
            AccountTerms terms,
            String secret,
            List<PhoneNumber> callerIds) {
        this.cardNumber = requireNonNull(cardNumber, "cardNumber");
        this.alias = requireNonNull(alias, "alias");
        this.terms = requireNonNull(terms, "terms");
        this.secret = secret;
        this.callerIds = List.copyOf(callerIds);
        if (!alias.matches("[A-Za-z0-9._@-]{1,64}"))
            throw new IllegalArgumentException("alias: " + alias);
        if (alias.equals(cardNumber.digits())) {
            throw new IllegalArgumentException("alias: must not be the card number");
        }
    }

    /** An active account without secret and caller ids. */
    public static NewAccount of(CardNumber cardNumber, String alias, AccountTerms terms) {
        return new NewAccount(cardNumber, alias, terms, null, List.of());
    }

    /**
     * @param secret what the owner proves himself with besides the card number; stored as a slow
     *     hash only. From 4 characters to 72 bytes of UTF-8, no control characters
     */
    public NewAccount withSecret(String secret) {
        if (!SecretHasher.isPossible(secret)) {
            throw new IllegalArgumentException(
                    "secret: not 4 characters to 72 bytes, or with control characters");
        }
        return new NewAccount(cardNumber, alias, terms, secret, callerIds);
    }

    /**
     * @param callerIds numbers that prove this account by calling; each belongs to one account only
     */
    public NewAccount withCallerIds(PhoneNumber... callerIds) {
        if (new HashSet<>(List.of(callerIds)).size() < callerIds.length) {
            throw new IllegalArgumentException("callerIds: one is given twice");
        }
        return new NewAccount(cardNumber, alias, terms, secret, List.of(callerIds));
    }

    public CardNumber cardNumber() {
        return cardNumber;
    }

    public String alias() {
        return alias;
    }

    public AccountTerms terms() {
        return terms;
    }

    public Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    public List<PhoneNumber> callerIds() {
        return callerIds;
    }

    @Override
    public String toString() {
        return "new account " + alias + ", card " + cardNumber;
    }
}
