package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.util.Optional;

/**
 * An entry to be booked. Immutable.
 *
 * @param id chosen by the caller; must not start with {@code hold:}, as the entries of posted holds
 *     do
 * @param amount above zero
 * @param code not one of those that belong to holds
 * @param reference what the entry belongs to: 1 to 96 printable ASCII characters without a blank at
 *     either end
 * @param note who decided it, and why; some codes need one, see {@link EntryCode#needsNote}
 */
public record Booking(
        EntryId id,
        LedgerAccount from,
        LedgerAccount to,
        Money amount,
        EntryCode code,
        String reference,
        Optional<Note> note) {
    /** @throws IllegalArgumentException naming what does not do */
    public Booking {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(note, "note");
        Terms.requireCredit(id, amount, code);
        Terms.requireReference(reference);
        if (from.equals(to)) throw new IllegalArgumentException("to: the same as from, " + to);
    }

    /** Without a note. */
    public Booking(
            EntryId id,
            LedgerAccount from,
            LedgerAccount to,
            Money amount,
            EntryCode code,
            String reference) {
        this(id, from, to, amount, code, reference, Optional.empty());
    }

    public Booking withNote(Note newNote) {
        return new Booking(id, from, to, amount, code, reference, Optional.of(newNote));
    }

    /** The account gets {@code amount}. */
    public static Booking credit(
            EntryId id,
            SystemAccount from,
            AccountId account,
            Money amount,
            EntryCode code,
            String reference) {
        return new Booking(
                id,
                new LedgerAccount.Operator(from),
                new LedgerAccount.Customer(account),
                amount,
                code,
                reference);
    }

    /** The account pays {@code amount}. */
    public static Booking debit(
            EntryId id,
            AccountId account,
            SystemAccount to,
            Money amount,
            EntryCode code,
            String reference) {
        return new Booking(
                id,
                new LedgerAccount.Customer(account),
                new LedgerAccount.Operator(to),
                amount,
                code,
                reference);
    }

    /** The same amount the other way round. */
    static Booking reversal(LedgerEntry of, EntryId id, Note note) {
        return new Booking(
                id,
                of.to(),
                of.from(),
                of.amount(),
                EntryCode.REVERSAL,
                of.reference(),
                Optional.of(note));
    }
}
