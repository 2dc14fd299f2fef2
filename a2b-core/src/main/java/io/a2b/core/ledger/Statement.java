package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.time.Instant;

/**
 * What an account had at both ends of a period, as the books were when it was made: opening +
 * credits - debits = closing. The entries of the period are read page by page with
 * {@link LedgerReports#entries}; whatever is booked after the statement was made is not among them,
 * so that they add up however long the reading takes. Immutable.
 *
 * @param from the first instant of the period
 * @param until the first instant after it
 * @param credits what came in within the period
 * @param debits what was paid within the period; zero or more
 * @param lastSequence of the last entry of the account when the statement was made; 0 for none
 */
public record Statement(
        AccountId account,
        Instant from,
        Instant until,
        Money opening,
        Money credits,
        Money debits,
        Money closing,
        long lastSequence) {
    public Statement {
        requireNonNull(account, "account");
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        if (!opening.plus(credits).minus(debits).equals(closing)) {
            throw new IllegalArgumentException(
                    "closing: " + closing + ", not " + opening + " + " + credits + " - " + debits);
        }
    }

    /** Where the reading of its entries begins. */
    public Position start() {
        return new Position(from, 0);
    }

    /** How far its entries were read: they are in the order of their time, then sequence. */
    public record Position(Instant postedAt, long sequence) {
        public Position {
            requireNonNull(postedAt, "postedAt");
        }

        public static Position after(LedgerEntry entry) {
            return new Position(entry.postedAt(), entry.sequence());
        }
    }
}
