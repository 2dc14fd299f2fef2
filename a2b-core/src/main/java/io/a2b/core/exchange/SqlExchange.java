package io.a2b.core.exchange;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.BookResult;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.CreditResult;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryConflictException;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.LedgerAccount;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.ExchangeRates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Conversions in tables. The row of a conversion comes first: its key lets one of several win. */
final class SqlExchange implements Exchange {
    private final Transactor transactor;
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Clock clock;
    private final Duration rateAgeMax;

    SqlExchange(
            Transactor transactor,
            Ledger ledger,
            ExchangeRates rates,
            Clock clock,
            Duration rateAgeMax) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.ledger = requireNonNull(ledger, "ledger");
        this.rates = requireNonNull(rates, "rates");
        this.clock = requireNonNull(clock, "clock");
        this.rateAgeMax = requireNonNull(rateAgeMax, "rateAgeMax");
        if (rateAgeMax.isNegative() || rateAgeMax.isZero()) {
            throw new IllegalArgumentException("rateAgeMax: " + rateAgeMax);
        }
    }

    @Override
    public ConvertResult credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        if (id.value().length() > 92) throw new IllegalArgumentException("id: over 92 characters");
        if (from == SystemAccount.EXCHANGE) throw new IllegalArgumentException("from: " + from);
        Booking plain = Booking.credit(id, from, account, amount, code, reference);
        return transactor.inTransaction(tx -> {
            Optional<Currency> currency = ledger.within(tx)
                    .balance(account)
                    .map(balance -> balance.posted().currency());
            if (currency.isEmpty()) return refused(ConvertResult.Reason.ACCOUNT_UNKNOWN);
            Optional<Conversion> before = find(tx, id);
            if (!currency.get().equals(amount.currency())) {
                return convert(tx, plain, currency.get(), before);
            }
            if (before.isPresent()) throw conflict(plain, before.get());
            return credit(tx, plain, account);
        });
    }

    private ConvertResult credit(Transaction tx, Booking plain, AccountId account) {
        SystemAccount from = ((LedgerAccount.Operator) plain.from()).account();
        CreditResult result = ledger.within(tx)
                .credit(plain.id(), from, account, plain.amount(), plain.code(), plain.reference());
        if (result instanceof CreditResult.Credited credited) {
            return new ConvertResult.Credited(
                    List.of(credited.entry()), Optional.empty(), credited.replay());
        }
        return refused(ConvertResult.Reason.ACCOUNT_UNKNOWN);
    }

    private ConvertResult convert(
            Transaction tx, Booking plain, Currency currency, Optional<Conversion> before) {
        if (before.isPresent()) {
            if (!before.get().from().equals(plain.amount())) throw conflict(plain, before.get());
            return book(tx, plain, before.get());
        }
        if (ledger.within(tx).findEntry(plain.id()).isPresent()) {
            throw new EntryConflictException(plain.id(), "was no conversion, is now one");
        }
        Instant now = clock.instant();
        Optional<ExchangeRate> rate = rates.find(plain.amount().currency(), currency, now);
        if (rate.isEmpty()) return refused(ConvertResult.Reason.RATE_MISSING);
        if (rate.get().quotedAt().isBefore(now.minus(rateAgeMax))) {
            return refused(ConvertResult.Reason.RATE_STALE);
        }
        Optional<Conversion> conversion = Conversion.of(plain.id(), plain.amount(), rate.get());
        if (conversion.isEmpty()) return refused(ConvertResult.Reason.AMOUNT_OUT_OF_RANGE);
        tx.mapper(ConversionMapper.class).insert(ConversionRow.of(conversion.get(), now));
        return book(tx, plain, conversion.get());
    }

    private static EntryConflictException conflict(Booking plain, Conversion before) {
        return new EntryConflictException(
                plain.id(),
                "was " + before.from() + " as " + before.to() + ", is now " + plain.amount()
                        + " for " + plain.to());
    }

    private ConvertResult book(Transaction tx, Booking plain, Conversion conversion) {
        BookResult result = ledger.within(tx).book(conversion.bookings(plain));
        if (result instanceof BookResult.Booked booked) {
            return new ConvertResult.Credited(
                    booked.entries(), Optional.of(conversion), booked.replay());
        }
        throw new A2bException(ErrorCode.DATA_CORRUPT, conversion.id() + ": " + result);
    }

    private static ConvertResult refused(ConvertResult.Reason reason) {
        return new ConvertResult.Refused(reason);
    }

    @Override
    public Optional<Conversion> find(EntryId id) {
        return transactor.inTransaction(tx -> find(tx, id));
    }

    private static Optional<Conversion> find(Transaction tx, EntryId id) {
        return tx.mapper(ConversionMapper.class).find(id.value()).map(ConversionRow::toConversion);
    }

    @Override
    public Exchange within(Transaction transaction) {
        return new SqlExchange(transaction, ledger, rates, clock, rateAgeMax);
    }
}
