package io.a2b.core.exchange;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Adds money to accounts of another currency. Thread-safe.
 *
 * <p>A conversion is two linked entries over {@link SystemAccount#EXCHANGE}: what came in of one
 * currency, and what went out of the other. The rate, who quoted it and when are kept with them. A
 * rate that is missing or stale is a refusal, never 1.
 */
public interface Exchange {
    /**
     * Adds {@code amount} to the account, converted at the rate of this moment if it is in another
     * currency. Safe to repeat with the same id: a repeat keeps the first rate.
     *
     * @param id at most 92 characters
     * @param from the operator's account it comes from, in the currency of {@code amount}
     * @param amount above zero
     * @throws io.a2b.core.ledger.EntryConflictException if {@code id} names entries with other
     *     terms
     */
    ConvertResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference);

    /** The conversion that was booked under {@code id}. */
    Optional<Conversion> find(EntryId id);

    /** This exchange, inside {@code transaction}. */
    Exchange within(Transaction transaction);

    /**
     * In the tables of the core.
     *
     * @param rateAgeMax a rate older than this is stale; above zero
     */
    static Exchange over(
            Transactor transactor,
            Ledger ledger,
            ExchangeRates rates,
            Clock clock,
            Duration rateAgeMax) {
        return new SqlExchange(transactor, ledger, rates, clock, rateAgeMax);
    }
}
