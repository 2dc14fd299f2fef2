package io.a2b.core.testing;

import io.a2b.core.account.AccountId;
import io.a2b.core.exchange.Conversion;
import io.a2b.core.exchange.ConvertResult;
import io.a2b.core.exchange.Exchange;
import io.a2b.core.exchange.ExchangeRate;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryConflictException;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.spi.ExchangeRates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange for tests, over any ledger, which remembers its conversions itself. It rolls back
 * with the transactions of an {@link InMemoryTransactor} it is part of; it comes before its ledger
 * there.
 */
public final class InMemoryExchange implements Exchange, InMemoryTransactor.Part {
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Clock clock;
    private final Duration rateAgeMax;
    private final Map<EntryId, Conversion> conversions = new HashMap<>();

    /** @param rateAgeMax as in {@link Exchange#over} */
    public InMemoryExchange(Ledger ledger, ExchangeRates rates, Clock clock, Duration rateAgeMax) {
        if (rateAgeMax.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("rateAgeMax: " + rateAgeMax);
        }
        this.ledger = ledger;
        this.rates = rates;
        this.clock = clock;
        this.rateAgeMax = rateAgeMax;
    }

    @Override
    public synchronized ConvertResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        if (id.value().length() > 92) throw new IllegalArgumentException("id: over 92 characters");
        if (from == SystemAccount.EXCHANGE) throw new IllegalArgumentException("from: " + from);
        Booking credit = Booking.credit(id, from, account, amount, code, reference);
        Optional<Currency> currency =
                ledger.balance(account).map(balance -> balance.posted().currency());
        if (currency.isEmpty()) {
            return new ConvertResult.Refused(ConvertResult.Reason.ACCOUNT_UNKNOWN);
        }
        boolean plain = currency.get().equals(amount.currency());
        Conversion before = conversions.get(id);
        boolean same = before == null
                ? plain || ledger.findEntry(id).isEmpty()
                : !plain && before.from().equals(amount);
        if (!same) throw new EntryConflictException(id, before + " is now " + credit);
        if (plain) return credited(List.of(credit), Optional.empty());
        return before == null
                ? convert(credit, currency.get())
                : credited(before.bookings(credit), Optional.of(before));
    }

    private ConvertResult convert(Booking credit, Currency currency) {
        Instant oldest = clock.instant().minus(rateAgeMax);
        Optional<ExchangeRate> rate =
                rates.find(credit.amount().currency(), currency, clock.instant());
        if (rate.isEmpty()) return new ConvertResult.Refused(ConvertResult.Reason.RATE_MISSING);
        if (rate.get().quotedAt().isBefore(oldest)) {
            return new ConvertResult.Refused(ConvertResult.Reason.RATE_STALE);
        }
        Optional<Conversion> conversion = Conversion.of(credit.id(), credit.amount(), rate.get());
        if (conversion.isEmpty()) {
            return new ConvertResult.Refused(ConvertResult.Reason.AMOUNT_OUT_OF_RANGE);
        }
        ConvertResult result = credited(conversion.get().bookings(credit), conversion);
        conversions.put(credit.id(), conversion.get());
        return result;
    }

    private ConvertResult credited(List<Booking> bookings, Optional<Conversion> conversion) {
        BookResult result = ledger.book(bookings);
        if (result instanceof BookResult.Booked booked) {
            return new ConvertResult.Credited(booked.entries(), conversion, booked.replay());
        }
        throw new IllegalStateException(bookings + ": " + result);
    }

    @Override
    public synchronized Optional<Conversion> find(EntryId id) {
        return Optional.ofNullable(conversions.get(id));
    }

    @Override
    public Exchange within(Transaction transaction) {
        return this;
    }

    @Override
    public synchronized Runnable remember() {
        return InMemoryTransactor.Part.copies(List.of(), List.of(conversions));
    }
}
