package io.a2b.core.ledger;

import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * A chain of hashes over the entries, by choice: whoever wants it calls {@link #seal} now and then.
 * Each entry is sealed with the SHA-256 of all it says, its note, and the hash before it, so that a
 * row changed, deleted, inserted or moved later is found and named. Thread-safe.
 *
 * <p>Sealing comes behind the writers and costs them nothing: one chain that every writer had to
 * lengthen would make all of them wait for one another. Until an entry is sealed it is protected by
 * nothing but the database; so seal often, every minute or so.
 */
public interface LedgerSeals {
    /**
     * Seals what is committed and not sealed yet, a thousand entries in a transaction. Safe to
     * repeat, and safe on several nodes at once: each entry is sealed once.
     *
     * @return where the chain ends now; to be kept where the database cannot be written from
     */
    SealHead seal();

    /**
     * Walks the chain from its beginning, in pages: needs little memory and, with many entries,
     * minutes.
     *
     * @param progress is told how many seals were looked at
     */
    SealCheck verify(LongConsumer progress);

    /**
     * As {@link #verify(LongConsumer)}, and holds the chain against an end it had earlier: a chain
     * that was written anew, or cut, does not reach it.
     */
    SealCheck verify(SealHead earlier, LongConsumer progress);

    /**
     * Over the tables of the core. An entry that becomes visible more than five minutes after
     * others with higher numbers were sealed counts as inserted later: no transaction should last
     * so long.
     */
    static LedgerSeals over(Transactor transactor, Clock clock) {
        return over(transactor, clock, Duration.ofMinutes(5));
    }

    /**
     * As {@link #over(Transactor, Clock)}.
     *
     * @param longest how long a transaction that books may last; above zero. Each sealing looks at
     *     what was sealed in that time again
     */
    static LedgerSeals over(Transactor transactor, Clock clock, Duration longest) {
        return new SqlLedgerSeals(transactor, clock, longest);
    }
}
