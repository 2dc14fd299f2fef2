package io.a2b.rating.deck;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * One version of a rate deck: a priced list of prefixes in one currency. Immutable, so a call keeps
 * the prices it was authorised on whatever is imported meanwhile.
 */
public final class RateDeck {
    private final DeckVersion version;
    private final Currency currency;
    private final List<Rate> rates;
    private final PrefixIndex index;

    private RateDeck(DeckVersion version, Currency currency, List<Rate> rates, PrefixIndex index) {
        this.version = requireNonNull(version, "version");
        this.currency = requireNonNull(currency, "currency");
        this.rates = rates;
        this.index = index;
    }

    /**
     * A deck of these rates.
     *
     * @throws IllegalArgumentException if two rates have the same prefix
     */
    public static RateDeck of(DeckVersion version, Currency currency, List<Rate> rates) {
        List<Rate> sorted = rates.stream()
                .sorted(Comparator.comparing(rate -> rate.prefix().digits()))
                .toList();
        long[] prefixes = sorted.stream()
                .mapToLong(rate -> PackedPrefix.pack(rate.prefix().digits()))
                .toArray();
        return new RateDeck(version, currency, sorted, PrefixIndex.of(prefixes));
    }

    RateDeck withVersion(DeckVersion newVersion) {
        return new RateDeck(newVersion, currency, rates, index);
    }

    public DeckVersion version() {
        return version;
    }

    public Currency currency() {
        return currency;
    }

    /** All rates, in the order of their prefixes as text. */
    public List<Rate> rates() {
        return rates;
    }

    /** The rate with the longest prefix that {@code called} begins with. */
    public Optional<Rate> find(PhoneNumber called) {
        int at = index.find(called.digits());
        return at == PrefixIndex.NONE ? Optional.empty() : Optional.of(rates.get(at));
    }

    @Override
    public String toString() {
        return version + " (" + rates.size() + " rates in " + currency + ")";
    }
}
