package io.a2b.core.account;

import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of status: each with the row that says who and why, and its event, or not at all. */
final class StatusBook {
    private static final StatusNote EXPIRY = StatusNote.by("a2b", "its time has passed");

    private final Transactor transactor;
    private final Clock clock;
    private final Outbox outbox;

    StatusBook(Transactor transactor, Clock clock, Outbox outbox) {
        this.transactor = transactor;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Whether anything had to be changed; empty: there is no such account. */
    Optional<Boolean> change(AccountId id, AccountStatus status, StatusNote note) {
        return transactor.inTransaction(transaction -> {
            StatusMapper book = transaction.mapper(StatusMapper.class);
            return book.lock(id.value())
                    .map(current -> change(transaction, id, current, status, note));
        });
    }

    private boolean change(
            Transaction transaction,
            AccountId id,
            StatusMapper.Current current,
            AccountStatus status,
            StatusNote note) {
        boolean cutsMore = note.cutsCalls() && current.callsCut() == 0;
        if (current.status() == status && !cutsMore) return false;
        int callsCut =
                status == AccountStatus.ACTIVE ? 0 : note.cutsCalls() ? 1 : current.callsCut();
        StatusMapper book = transaction.mapper(StatusMapper.class);
        book.change(id.value(), status, callsCut);
        book.insert(new StatusRow(
                0,
                id.value(),
                current.status(),
                status,
                note.actor(),
                note.reason(),
                note.cutsCalls() ? 1 : 0,
                clock.instant()));
        outbox.add(
                transaction,
                Event.of(
                        EventKind.ACCOUNT_STATUS_CHANGED,
                        id,
                        Map.of(
                                "before", current.status().name(),
                                "after", status.name(),
                                "actor", note.actor(),
                                "cutCalls", Boolean.toString(note.cutsCalls()))));
        return true;
    }

    List<AccountId> expired(Instant now, long after, int limit) {
        return transactor
                .inTransaction(tx -> tx.mapper(StatusMapper.class).expired(now, after, limit))
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /** Decides by the account's own rule, with its row locked. */
    boolean expire(AccountId id, Instant now) {
        return transactor.inTransaction(transaction -> {
            Optional<StatusMapper.Current> current =
                    transaction.mapper(StatusMapper.class).lock(id.value());
            if (current.isEmpty() || current.get().status() != AccountStatus.ACTIVE) return false;
            Account account = transaction
                    .mapper(AccountMapper.class)
                    .find(id.value())
                    .orElseThrow()
                    .toAccount();
            return account.terms().expiry().hasPassed(account.life(), now)
                    && change(transaction, id, current.get(), AccountStatus.EXPIRED, EXPIRY);
        });
    }

    List<StatusChange> changes(AccountId id, long after, int limit) {
        return transactor
                .inTransaction(tx -> tx.mapper(StatusMapper.class).list(id.value(), after, limit))
                .stream()
                .map(StatusRow::toChange)
                .toList();
    }

    boolean callsAreCut(AccountId id) {
        return transactor
                .inTransaction(tx -> tx.mapper(StatusMapper.class).findCallsCut(id.value()))
                .filter(cut -> cut == 1)
                .isPresent();
    }
}
