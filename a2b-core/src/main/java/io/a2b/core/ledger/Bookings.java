package io.a2b.core.ledger;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Books several entries as one, in a transaction. The accounts come first, in the order of their
 * ids, each with the sum of what it gets and pays: one guarded statement per account decides. The
 * entries come after, so that those of one account become visible in the order of their sequence.
 */
final class Bookings {
    private final Transaction transaction;
    private final LedgerMapper ledger;
    private final EntryEvents events;
    private final Balances balances;
    private final Instant now;

    Bookings(Transaction transaction, EntryEvents events, Instant now) {
        this.transaction = transaction;
        this.ledger = transaction.mapper(LedgerMapper.class);
        this.events = events;
        this.balances = new Balances(ledger, now);
        this.now = now;
    }

    BookResult book(List<Booking> bookings) {
        List<Share> taken = new ArrayList<>();
        for (Share share : shares(bookings)) {
            Optional<BookResult.Reason> reason = take(share);
            if (reason.isPresent()) {
                giveBack(taken); // a larger transaction may go on and commit
                Optional<BookResult> before = bookedBefore(bookings);
                return before.orElseGet(
                        () -> new BookResult.Refused(reason.get(), new AccountId(share.account())));
            }
            taken.add(share);
        }
        List<EntryRow> inserted = new ArrayList<>();
        for (Booking booking : bookings) {
            EntryRow row = row(booking, now);
            if (ledger.insertEntry(row) == 1) inserted.add(row);
        }
        if (inserted.size() == bookings.size()) {
            bookings.forEach(this::insertNote);
            inserted.forEach(row -> events.tell(transaction, row));
            return new BookResult.Booked(found(bookings), false);
        }
        // the accounts are locked, so nobody saw the money come and go
        giveBack(taken);
        if (!inserted.isEmpty()) {
            inserted.forEach(row -> ledger.deleteEntry(row.id()));
            throw conflict(bookings);
        }
        return bookedBefore(bookings).orElseThrow(() -> vanished(bookings.get(0).id()));
    }

    private void insertNote(Booking booking) {
        booking.note()
                .ifPresent(note -> transaction
                        .mapper(NoteMapper.class)
                        .insertNote(booking.id().value(), note));
    }

    /**
     * One account's sum over all bookings.
     *
     * @param spent the part of what it pays that counts for its caps
     */
    private record Share(long account, Currency currency, long micros, long spent) {
        Share plus(Share other) {
            if (!currency.equals(other.currency)) {
                throw new IllegalArgumentException("bookings: account " + account + " in "
                        + currency + " and in " + other.currency);
            }
            return new Share(
                    account,
                    currency,
                    Math.addExact(micros, other.micros),
                    Math.addExact(spent, other.spent));
        }
    }

    private static Iterable<Share> shares(List<Booking> bookings) {
        Map<Long, Share> shares = new TreeMap<>();
        for (Booking booking : bookings) {
            long micros = booking.amount().micros();
            Currency currency = booking.amount().currency();
            long to = booking.to().number();
            long from = booking.from().number();
            long spent = booking.code().countsAsSpent() ? micros : 0;
            if (to > 0) shares.merge(to, new Share(to, currency, micros, 0), Share::plus);
            if (from > 0) {
                shares.merge(from, new Share(from, currency, -micros, spent), Share::plus);
            }
        }
        return shares.values();
    }

    private Optional<BookResult.Reason> take(Share share) {
        if (add(share)) return Optional.empty();
        Optional<BalanceRow> found = ledger.lockBalance(share.account());
        if (found.isEmpty()) return Optional.of(BookResult.Reason.ACCOUNT_UNKNOWN);
        BalanceRow balance = found.get();
        if (!balance.isIn(share.currency())) {
            return Optional.of(BookResult.Reason.CURRENCY_DIFFERS);
        }
        if (!balance.covers(-share.micros())) {
            return Optional.of(BookResult.Reason.FUNDS_INSUFFICIENT);
        }
        if (!add(share)) throw SqlLedger.corrupt("account " + share.account());
        return Optional.empty(); // there is room by now
    }

    private boolean add(Share share) {
        String currency = share.currency().getCurrencyCode();
        long micros = share.micros();
        return micros >= 0
                ? balances.add(share.account(), currency, micros, share.spent())
                : balances.take(share.account(), currency, -micros, share.spent());
    }

    private void giveBack(List<Share> taken) {
        for (Share share : taken) {
            String currency = share.currency().getCurrencyCode();
            balances.add(share.account(), currency, -share.micros(), -share.spent());
        }
    }

    private Optional<BookResult> bookedBefore(List<Booking> bookings) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Booking booking : bookings) {
            ledger.findEntry(booking.id().value()).map(EntryRow::toEntry).ifPresent(found -> {
                Terms.requireSame(found, row(booking, found.postedAt()).toEntry());
                entries.add(found);
            });
        }
        if (entries.isEmpty()) return Optional.empty();
        if (entries.size() < bookings.size()) throw conflict(bookings);
        return Optional.of(new BookResult.Booked(entries, true));
    }

    private List<LedgerEntry> found(List<Booking> bookings) {
        return bookings.stream()
                .map(booking -> ledger.findEntry(booking.id().value())
                        .orElseThrow(() -> vanished(booking.id()))
                        .toEntry())
                .toList();
    }

    static EntryRow row(Booking booking, Instant now) {
        return EntryRow.of(
                booking.id().value(),
                booking.from().number(),
                booking.to().number(),
                booking.amount(),
                booking.code(),
                booking.reference(),
                now);
    }

    static void require(List<Booking> bookings) {
        if (bookings.isEmpty() || bookings.size() > 100) {
            throw new IllegalArgumentException("bookings: " + bookings.size() + ", not 1 to 100");
        }
        Set<EntryId> ids = new HashSet<>();
        for (Booking booking : bookings) {
            Terms.requireNoted(booking);
            if (!ids.add(booking.id())) {
                throw new IllegalArgumentException("bookings: " + booking.id() + " twice");
            }
        }
        shares(bookings); // one currency per account
    }

    private EntryConflictException conflict(List<Booking> bookings) {
        return new EntryConflictException(
                bookings.get(0).id(),
                "some of " + bookings.size() + " entries are booked, some not");
    }

    private static A2bException vanished(EntryId id) {
        return new A2bException(ErrorCode.DATA_CORRUPT, id + ": taken, but not to be found");
    }
}
