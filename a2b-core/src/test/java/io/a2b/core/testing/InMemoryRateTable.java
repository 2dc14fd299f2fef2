package io.a2b.core.testing;

import io.a2b.core.exchange.CrossRates;
import io.a2b.core.exchange.ExchangeRate;
import io.a2b.core.exchange.RateTable;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exchange rates without a database, for tests. */
public final class InMemoryRateTable implements RateTable {
    private final CrossRates rates;
    private final Map<String, TreeMap<Instant, ExchangeRate>> quoted = new TreeMap<>();

    /** @param pivot as in {@link RateTable#over} */
    public InMemoryRateTable(Currency pivot) {
        this.rates = new CrossRates(this::newest, pivot);
    }

    private Optional<ExchangeRate> newest(Currency from, Currency to, Instant at) {
        return Optional.ofNullable(quotes(from, to).floorEntry(at)).map(Map.Entry::getValue);
    }

    private TreeMap<Instant, ExchangeRate> quotes(Currency from, Currency to) {
        String pair = from.getCurrencyCode() + to.getCurrencyCode();
        return quoted.computeIfAbsent(pair, none -> new TreeMap<>());
    }

    @Override
    public synchronized List<ExchangeRate> record(List<ExchangeRate> added, int changePercentMax) {
        if (changePercentMax < 0 || changePercentMax > 1000) {
            throw new IllegalArgumentException("changePercentMax: " + changePercentMax);
        }
        List<ExchangeRate> refused = added.stream()
                .filter(rate -> changePercentMax > 0 && isJump(rate, changePercentMax))
                .toList();
        if (refused.isEmpty()) {
            for (ExchangeRate rate : added) {
                quotes(rate.from(), rate.to()).putIfAbsent(rate.quotedAt(), rate);
            }
        }
        return refused;
    }

    private boolean isJump(ExchangeRate rate, int percent) {
        Optional<ExchangeRate> last = newest(rate.from(), rate.to(), rate.quotedAt());
        return last.isPresent() && rate.isBeyond(percent, last.get());
    }

    @Override
    public synchronized List<ExchangeRate> list() {
        return quoted.values().stream()
                .filter(quotes -> !quotes.isEmpty())
                .map(quotes -> quotes.lastEntry().getValue())
                .toList();
    }

    @Override
    public synchronized Optional<ExchangeRate> find(Currency from, Currency to, Instant at) {
        return rates.find(from, to, at);
    }
}
