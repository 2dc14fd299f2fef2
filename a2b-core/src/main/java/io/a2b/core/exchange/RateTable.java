package io.a2b.core.exchange;

import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;

import java.util.Currency;
import java.util.List;

/**
 * Exchange rates in the database, quoted by hand or from a feed of the host's. Thread-safe. A rate
 * is never changed, only followed by a newer one. Between two currencies that were not quoted
 * against each other it answers with the inverse of the opposite rate, or over the pivot currency,
 * and the source of the answer says so; such a rate is as old as the older of its two.
 */
public interface RateTable extends ExchangeRates {
    /**
     * Records rates, or none of them if one is refused. A rate of the same pair and moment that is
     * there already is kept: safe to repeat.
     *
     * @param changePercentMax a rate that is farther than this from the newest of its pair is
     *     refused as a mistake of the feed; 0 refuses none
     * @return the rates that were refused; empty when all are recorded
     */
    List<ExchangeRate> record(List<ExchangeRate> rates, int changePercentMax);

    /** The newest rate of each pair that was recorded, in order of their codes. */
    List<ExchangeRate> list();

    /**
     * In the tables of the core.
     *
     * @param pivot the currency that most others are quoted against
     */
    static RateTable over(Transactor transactor, Currency pivot) {
        return new SqlRateTable(transactor, pivot);
    }
}
