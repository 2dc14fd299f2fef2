package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountTerms;
import io.a2b.core.money.CurrencyMismatchException;
import io.a2b.core.money.Money;

/**
 * What a caller whom nobody knows is given. Immutable.
 *
 * @param openingCredit given away with the account, as a promotion; zero for none
 * @param cardDigits how long its card number is, 8 to 20
 */
public record Enrolment(AccountTerms terms, Money openingCredit, int cardDigits) {
    /**
     * @throws IllegalArgumentException if the credit is below zero or the card number would be too
     *     short to be secret
     * @throws CurrencyMismatchException if the credit is not in the currency of the account
     */
    public Enrolment {
        requireNonNull(terms, "terms");
        if (openingCredit.isNegative()) {
            throw new IllegalArgumentException("openingCredit: " + openingCredit);
        }
        if (cardDigits < 8 || cardDigits > 20) {
            throw new IllegalArgumentException(
                    "cardDigits: " + cardDigits + " is not within 8 to 20");
        }
        if (!terms.currency().equals(openingCredit.currency())) {
            throw new CurrencyMismatchException(terms.currency(), openingCredit.currency());
        }
    }
}
