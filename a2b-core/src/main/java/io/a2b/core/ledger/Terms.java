package io.a2b.core.ledger;

import io.a2b.core.money.Money;

import java.time.Duration;

/** What every ledger asks of its callers, and when the same id means the same thing. */
final class Terms {
    /** Ids of entries that come from holds; nobody else may choose such an id. */
    private static final String OF_HOLD = "hold:";

    /** The ids of entries have room for six digits. */
    static final int STEP_MAX = 999_999;

    private static final Duration TIME_TO_LIVE_MAX = Duration.ofDays(366);
    private static final int REFERENCE_MAX = 96;

    private Terms() {}

    static void requireAmount(Money amount, String name) {
        if (amount.isNegative()) throw new IllegalArgumentException(name + ": " + amount);
    }

    static void requireTimeToLive(Duration timeToLive) {
        boolean fits = !timeToLive.isNegative()
                && !timeToLive.isZero()
                && timeToLive.compareTo(TIME_TO_LIVE_MAX) <= 0;
        if (!fits) throw new IllegalArgumentException("timeToLive: " + timeToLive);
    }

    static void requireReference(String reference) {
        if (!isReference(reference)) {
            throw new IllegalArgumentException("reference: not 1 to 96 printable ASCII characters"
                    + " without a blank at either end, length " + reference.length());
        }
    }

    private static boolean isReference(String text) {
        if (text.isEmpty() || text.length() > REFERENCE_MAX) return false;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') return false;
        }
        return text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
    }

    static void requireOwn(EntryId id) {
        if (id.value().startsWith(OF_HOLD)) {
            throw new IllegalArgumentException("id: " + id + " is one of the ledger's own");
        }
    }

    static void requireCredit(EntryId id, Money amount, EntryCode code) {
        requireOwn(id);
        if (!amount.isPositive()) throw new IllegalArgumentException("amount: " + amount);
        if (code.belongsToHolds()) {
            throw new IllegalArgumentException("code: " + code + " belongs to posted holds");
        }
    }

    static void requireNoted(Booking booking) {
        if (booking.code() == EntryCode.REVERSAL) {
            throw new IllegalArgumentException("code: only reverse books a " + booking.code());
        }
        if (booking.code().needsNote() && booking.note().isEmpty()) {
            throw new IllegalArgumentException(
                    "note: " + booking.code() + " needs one, " + booking.id() + " has none");
        }
    }

    static void requireNoNote(EntryCode code) {
        if (code.needsNote()) {
            throw new IllegalArgumentException("code: " + code + " needs a note: book it");
        }
    }

    static String entryOfHold(String hold, String what) {
        return OF_HOLD + hold + ":" + what;
    }

    static boolean isOfHold(String entry) {
        return entry.startsWith(OF_HOLD);
    }

    static void requireSame(HoldId id, String term, Object before, Object now) {
        if (!before.equals(now)) throw new HoldConflictException(id, difference(term, before, now));
    }

    /** Sequence and time are the ledger's to give, all else the caller's. */
    static void requireSame(LedgerEntry before, LedgerEntry now) {
        requireSame(before.id(), "from", before.from(), now.from());
        requireSame(before.id(), "to", before.to(), now.to());
        requireSame(before.id(), "amount", before.amount(), now.amount());
        requireSame(before.id(), "code", before.code(), now.code());
        requireSame(before.id(), "reference", before.reference(), now.reference());
    }

    private static void requireSame(EntryId id, String term, Object before, Object now) {
        if (!before.equals(now)) {
            throw new EntryConflictException(id, difference(term, before, now));
        }
    }

    private static String difference(String term, Object before, Object now) {
        return term + " was " + before + ", is now " + now;
    }
}
