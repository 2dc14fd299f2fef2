package io.a2b.core.exchange;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.EntryId;
import io.a2b.core.money.Money;

/**
 * One amount that became another, as it was booked. Immutable.
 *
 * @param id what the two entries belong to; they are {@link #outEntry} and {@link #inEntry}
 */
public record Conversion(EntryId id, Money from, Money to, ExchangeRate rate) {
    public Conversion {
        requireNonNull(id, "id");
        if (!rate.convert(from).equals(to)) {
            throw new IllegalArgumentException("to: " + to + " is not " + from + " at " + rate);
        }
    }

    static Conversion of(EntryId id, Money from, ExchangeRate rate) {
        return new Conversion(id, from, rate.convert(from), rate);
    }

    /** The entry that takes {@link #from} to the exchange. */
    public EntryId outEntry() {
        return new EntryId(id.value() + ":out");
    }

    /** The entry that brings {@link #to} from the exchange. */
    public EntryId inEntry() {
        return new EntryId(id.value() + ":in");
    }
}
