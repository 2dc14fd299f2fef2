package io.a2b.core.account;

import io.a2b.core.event.Event;
import io.a2b.core.event.EventKind;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transaction;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;
import java.time.Duration;
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

    int expireDue(Instant now, int limit) {
        List<StatusMapper.Rule> rules =
                transactor.inTransaction(tx -> tx.mapper(StatusMapper.class).rules());
        int expired = 0;
        for (StatusMapper.Rule rule : rules) {
            Instant bound = rule.expiryKind() == AccountRow.ExpiryKind.AT
                    ? now
                    : now.minus(Duration.ofDays(rule.expiryDays()));
            int more = limit - expired;
            if (more == 0) return expired;
            List<Long> due = transactor.inTransaction(
                    tx -> tx.mapper(StatusMapper.class).due(rule, bound, more));
            for (long id : due) expired += expire(new AccountId(id), now) ? 1 : 0;
        }
        return expired;
    }

    /** Asks again with the row locked: the terms may be others by now. */
    private boolean expire(AccountId id, Instant now) {
        return transactor.inTransaction(transaction -> {
            StatusMapper.Current current =
                    transaction.mapper(StatusMapper.class).lock(id.value()).orElseThrow();
            Account account = transaction
                    .mapper(AccountMapper.class)
                    .find(id.value())
                    .orElseThrow()
                    .toAccount();
            boolean passed = current.status() == AccountStatus.ACTIVE
                    && account.terms().expiry().hasPassed(account.life(), now);
            return passed && change(transaction, id, current, AccountStatus.EXPIRED, EXPIRY);
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
