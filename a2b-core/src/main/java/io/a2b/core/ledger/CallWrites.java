package io.a2b.core.ledger;

import io.a2b.core.persistence.Transaction;

import java.time.Instant;
import java.util.Optional;

/**
 * What nearly every call asks for, in as few statements as its database can do it in: a hold that
 * is placed on an account with money, and one that is charged what it covers.
 */
abstract class CallWrites {
    /** What became of a hold. */
    enum Placing {
        HELD,
        /** The hold is written, but its account did not set the money aside. */
        NOT_RESERVED,
        /** There is a hold of that id. */
        KNOWN
    }

    final LedgerMapper ledger;
    final EntryEvents events;
    final Instant now;

    private CallWrites(Transaction transaction, EntryEvents events, Instant now) {
        this.ledger = transaction.mapper(LedgerMapper.class);
        this.events = events;
        this.now = now;
    }

    static CallWrites in(Transaction transaction, EntryEvents events, Instant now) {
        return transaction.databaseId().equals("postgresql")
                ? new AtOnce(transaction, events, now)
                : new InSteps(transaction, events, now);
    }

    /** @param fresh 1 for a call that begins */
    abstract Placing place(HoldRow hold, int fresh);

    /**
     * Charges an open hold that covers the amount, without reading it first. False: nothing was
     * written; it may be another hold than that, or none, or must be read.
     *
     * @param entry to be booked; who pays is taken from the hold
     */
    abstract boolean charge(String hold, EntryRow entry);

    /** Settles what was charged in a day or month that its account has not opened yet. */
    final void settleInNewWindow(String id, EntryRow entry) {
        HoldRow hold = ledger.findHold(id).orElseThrow(() -> SqlLedger.corrupt("hold " + id));
        long micros = entry.amountMicros();
        new Balances(ledger, now).settle(hold.accountId(), hold.leftMicros(), 1, micros, micros);
    }

    final void insertCharge(String id, EntryRow entry) {
        if (ledger.insertCharge(id, entry) != 1) throw SqlLedger.corrupt("hold " + id);
    }

    private static final class InSteps extends CallWrites {
        private InSteps(Transaction transaction, EntryEvents events, Instant now) {
            super(transaction, events, now);
        }

        @Override
        Placing place(HoldRow hold, int fresh) {
            if (ledger.insertHold(hold) == 0) return Placing.KNOWN;
            return ledger.reserve(hold, hold.amountMicros(), 1, fresh, now) == 1
                    ? Placing.HELD
                    : Placing.NOT_RESERVED;
        }

        @Override
        boolean charge(String hold, EntryRow entry) {
            if (events.areHeard()) return false; // they are told who pays
            long micros = entry.amountMicros();
            if (ledger.chargeHold(hold, entry.currency(), micros, now) == 0) return false;
            if (ledger.settleCharged(hold, micros, now) == 0) settleInNewWindow(hold, entry);
            insertCharge(hold, entry);
            return true;
        }
    }

    private static final class AtOnce extends CallWrites {
        private final Transaction transaction;
        private final PostgreSqlMapper mapper;

        private AtOnce(Transaction transaction, EntryEvents events, Instant now) {
            super(transaction, events, now);
            this.transaction = transaction;
            this.mapper = transaction.mapper(PostgreSqlMapper.class);
        }

        @Override
        Placing place(HoldRow hold, int fresh) {
            switch (mapper.place(hold, hold.amountMicros(), 1, fresh, now)) {
                case 0:
                    return Placing.KNOWN;
                case 1:
                    return Placing.NOT_RESERVED;
                default:
                    return Placing.HELD;
            }
        }

        @Override
        boolean charge(String hold, EntryRow entry) {
            long micros = entry.amountMicros();
            Optional<PostgreSqlMapper.ChargedRow> charged =
                    mapper.charge(hold, entry.currency(), micros, micros, entry, now);
            if (charged.isEmpty()) return false;
            if (charged.get().entries() == 0) {
                settleInNewWindow(hold, entry);
                insertCharge(hold, entry);
            }
            events.tell(transaction, entry.paidBy(charged.get().accountId()));
            return true;
        }
    }
}
