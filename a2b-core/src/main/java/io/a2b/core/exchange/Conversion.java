package io.a2b.core.exchange;

import static java.util.Objects.requireNonNull;

import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;

import java.util.List;
import java.util.Optional;

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

    /** Empty if {@code from} is worth less than a micro, or too much to be kept. */
    public static Optional<Conversion> of(EntryId id, Money from, ExchangeRate rate) {
        try {
            return Optional.of(new Conversion(id, from, rate.convert(from), rate))
                    .filter(conversion -> conversion.to().isPositive());
        } catch (ArithmeticException tooMuch) {
            return Optional.empty();
        }
    }

    /** The entry that takes {@link #from} to the exchange. */
    public EntryId outEntry() {
        return new EntryId(id.value() + ":out");
    }

    /** The entry that brings {@link #to} from the exchange. */
    public EntryId inEntry() {
        return new EntryId(id.value() + ":in");
    }

    /**
     * What is booked instead of {@code credit}, so that its account gets {@link #to}.
     *
     * @throws IllegalArgumentException if {@code credit} is not of {@link #from}
     */
    public List<Booking> bookings(Booking credit) {
        if (!credit.amount().equals(from)) throw new IllegalArgumentException("credit: " + credit);
        LedgerAccount exchange = new LedgerAccount.Operator(SystemAccount.EXCHANGE);
        Booking out = new Booking(
                outEntry(),
                credit.from(),
                exchange,
                from,
                EntryCode.CONVERSION,
                credit.reference());
        Booking in = new Booking(
                inEntry(), exchange, credit.to(), to, credit.code(), credit.reference());
        return List.of(out, in);
    }
}
