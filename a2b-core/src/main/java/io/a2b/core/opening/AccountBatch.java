package io.a2b.core.opening;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumbers;
import io.a2b.core.money.Money;
import io.a2b.core.spi.CardNumberGenerator;

/**
 * Accounts to be opened, all alike but for their names. Immutable; start from {@link #of} and
 * change what differs with the {@code with} methods. Their aliases are the batch, a hyphen and a
 * number.
 *
 * @param batch chosen by the caller, safe to repeat: 1 to 32 of {@code A-Z a-z 0-9 . _}, with a
 *     letter in it
 * @param accounts how many: 1 to 1,000,000
 * @param numbers draws their card numbers
 * @param opening what each has on it from the beginning, given away; zero or more
 * @param tag to find them by, at most 64 printable ASCII characters
 */
public record AccountBatch(
        String batch,
        int accounts,
        AccountTerms terms,
        CardNumberGenerator numbers,
        Money opening,
        String tag) {
    /** @throws IllegalArgumentException naming what does not do */
    public AccountBatch {
        requireNonNull(terms, "terms");
        requireNonNull(numbers, "numbers");
        if (!batch.matches("(?=.*[A-Za-z])[A-Za-z0-9._]{1,32}")) {
            throw new IllegalArgumentException("batch: " + batch);
        }
        if (accounts < 1 || accounts > 1_000_000) {
            throw new IllegalArgumentException("accounts: " + accounts);
        }
        if (opening.isNegative() || !opening.currency().equals(terms.currency())) {
            throw new IllegalArgumentException("opening: " + opening);
        }
        if (!tag.matches("[ -~]{0,64}")) throw new IllegalArgumentException("tag: " + tag);
    }

    /** Empty accounts with card numbers of ten digits. */
    public static AccountBatch of(String batch, int accounts, AccountTerms terms) {
        return new AccountBatch(
                batch, accounts, terms, CardNumbers.ofLength(10), Money.zero(terms.currency()), "");
    }

    public AccountBatch withNumbers(CardNumberGenerator newNumbers) {
        return new AccountBatch(batch, accounts, terms, newNumbers, opening, tag);
    }

    public AccountBatch withOpening(Money newOpening) {
        return new AccountBatch(batch, accounts, terms, numbers, newOpening, tag);
    }

    public AccountBatch withTag(String newTag) {
        return new AccountBatch(batch, accounts, terms, numbers, opening, newTag);
    }

    /** The alias of the account with that number, from 1 on. */
    public String alias(int number) {
        return batch + "-" + number;
    }
}
