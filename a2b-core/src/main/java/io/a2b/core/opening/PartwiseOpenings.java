package io.a2b.core.opening;

import static java.util.Objects.requireNonNull;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.ledger.Booking;
import io.a2b.core.ledger.EntryCode;
import io.a2b.core.ledger.EntryId;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.ledger.SystemAccount;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Opens batches part by part, each part in one transaction. A row keeps how many accounts of a
 * batch are open, and how many were printed.
 */
final class PartwiseOpenings implements Openings {
    private static final int PART = 1_000;
    private static final int DRAWS_MAX = 20;
    private static final int BOOKINGS_AT_ONCE = 100;

    private final Transactor transactor;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Function<Transaction, OpeningMapper> rows;

    /** @param rows gives those that are read and written inside a transaction */
    PartwiseOpenings(
            Transactor transactor,
            Accounts accounts,
            Ledger ledger,
            Function<Transaction, OpeningMapper> rows) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.accounts = requireNonNull(accounts, "accounts");
        this.ledger = requireNonNull(ledger, "ledger");
        this.rows = requireNonNull(rows, "rows");
    }

    /** Accounts that are open, and their card numbers not printed. */
    private record Part(int first, List<CardNumber> cards) {}

    @Override
    public int open(AccountBatch batch, CardPrinter printer, Progress progress) {
        while (true) {
            Part part = transactor.inTransaction(tx -> next(tx, batch));
            if (part.cards().isEmpty()) return batch.accounts();
            printer.print(part.first(), part.cards());
            int last = part.first() + part.cards().size() - 1;
            transactor.inTransaction(tx -> {
                rows.apply(tx).updatePrinted(batch.batch(), last);
                return null;
            });
            progress.at(last);
        }
    }

    private Part next(Transaction tx, AccountBatch batch) {
        OpeningMapper openings = rows.apply(tx);
        Optional<OpeningRow> found = openings.lock(batch.batch());
        if (found.isEmpty()) openings.insert(OpeningRow.of(batch));
        OpeningRow row = found.orElse(OpeningRow.of(batch));
        row.requireSame(batch);
        if (row.printed() < row.opened()) {
            int size = Math.min(PART, row.opened() - row.printed());
            return new Part(row.printed() + 1, cards(openings, batch, row.printed() + 1, size));
        }
        int size = Math.min(PART, row.ordered() - row.opened());
        if (size == 0) return new Part(row.ordered() + 1, List.of());
        int first = row.opened() + 1;
        List<CardNumber> cards = openPart(tx, batch, first, size);
        openings.updateOpened(batch.batch(), row.opened() + size);
        return new Part(first, cards);
    }

    private static List<CardNumber> cards(
            OpeningMapper openings, AccountBatch batch, int first, int size) {
        List<String> aliases = new ArrayList<>();
        for (int n = 0; n < size; n++) aliases.add(batch.alias(first + n));
        Map<String, CardNumber> found = new HashMap<>();
        for (OpeningMapper.Card card : openings.cards(aliases)) {
            found.put(card.alias(), new CardNumber(card.cardNumber()));
        }
        return aliases.stream().map(found::get).toList();
    }

    private List<CardNumber> openPart(Transaction tx, AccountBatch batch, int first, int size) {
        List<CardNumber> cards = freeCards(rows.apply(tx), batch, size);
        List<NewAccount> drawn = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            drawn.add(NewAccount.of(cards.get(n), batch.alias(first + n), batch.terms()));
        }
        List<AccountId> opened = accounts.within(tx).openAll(drawn);
        if (opened.isEmpty()) {
            throw new IllegalArgumentException("batch: " + batch.batch() + ": an alias from "
                    + batch.alias(first) + " on is somebody else's");
        }
        credit(tx, batch, first, opened);
        if (!batch.tag().isEmpty()) {
            List<Long> ids = opened.stream().map(AccountId::value).toList();
            rows.apply(tx).insertProfiles(ids, batch.tag());
        }
        return cards;
    }

    /** Draws until none is somebody's. */
    private static List<CardNumber> freeCards(
            OpeningMapper openings, AccountBatch batch, int size) {
        Set<String> drawn = new LinkedHashSet<>();
        for (int draw = 0; draw < DRAWS_MAX; draw++) {
            for (int n = drawn.size(); n < size; n++)
                drawn.add(batch.numbers().draw().digits());
            openings.taken(drawn).forEach(drawn::remove);
            if (drawn.size() == size) return drawn.stream().map(CardNumber::new).toList();
        }
        throw new A2bException(
                ErrorCode.NUMBERS_EXHAUSTED,
                "batch " + batch.batch() + ": of the card numbers that were drawn, too many are"
                        + " taken; give it longer ones");
    }

    private void credit(Transaction tx, AccountBatch batch, int first, List<AccountId> opened) {
        if (batch.opening().isZero()) return;
        List<Booking> bookings = new ArrayList<>();
        for (int n = 0; n < opened.size(); n++) {
            bookings.add(Booking.credit(
                    new EntryId("opening:" + batch.batch() + ":" + (first + n)),
                    SystemAccount.PROMOTIONS,
                    opened.get(n),
                    batch.opening(),
                    EntryCode.PROMOTION,
                    "batch:" + batch.batch()));
            if (bookings.size() == BOOKINGS_AT_ONCE || n == opened.size() - 1) {
                ledger.within(tx).book(bookings);
                bookings.clear();
            }
        }
    }
}
