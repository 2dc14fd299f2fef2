package io.a2b.core.cdr;

import io.a2b.core.account.AccountId;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Instant;
import java.util.List;

/** Keeps call detail records: one per call and leg, written once. Thread-safe. */
public interface CallDetailRecords {
    /** Call detail records in the table of the core. */
    static CallDetailRecords over(Transactor transactor) {
        return over(transactor, Outbox.none());
    }

    /** As {@link #over(Transactor)}; {@code outbox} is told of each leg that is written. */
    static CallDetailRecords over(Transactor transactor, Outbox outbox) {
        return new SqlCallDetailRecords(transactor, outbox);
    }

    /**
     * Writes a record. Safe to repeat: a record of that call and leg that is there already is kept.
     */
    void write(CallDetailRecord callDetailRecord);

    /** The legs of a call, in order. */
    List<CallDetailRecord> of(CallId call);

    /** The newest records of an account, newest first; at most {@code limit} (1 to 1000). */
    List<CallDetailRecord> latest(AccountId account, int limit);

    /**
     * The records of legs that started from {@code from} on and before {@code until}, in the order
     * of start, call and leg; at most {@code limit} (1 to 1000). Go on with {@link #listAfter}.
     */
    List<CallDetailRecord> list(Instant from, Instant until, int limit);

    /**
     * The records behind {@code last} in that order, of legs that started before {@code until}; at
     * most {@code limit} (1 to 1000). Records of legs that start earlier than {@code last} but are
     * written later are not among them.
     */
    List<CallDetailRecord> listAfter(CallDetailRecord last, Instant until, int limit);

    /** These records, inside {@code transaction}: what is written commits or rolls back with it. */
    CallDetailRecords within(Transaction transaction);
}
