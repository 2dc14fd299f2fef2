package io.a2b.core.ledger;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/**
 * Binds {@link Ledger}, {@link LedgerReports} and {@link LedgerSeals}. Needs {@link Transactor},
 * {@link Outbox} and {@code @ForA2b Clock}.
 */
public final class LedgerModule extends AbstractModule {
    private final GroupCommit groupCommit;

    public LedgerModule(GroupCommit groupCommit) {
        this.groupCommit = requireNonNull(groupCommit, "groupCommit");
    }

    @Provides
    @Singleton
    Ledger ledger(Transactor transactor, Outbox outbox, @ForA2b Clock clock) {
        return Ledger.grouped(transactor, outbox, clock, groupCommit);
    }

    @Provides
    @Singleton
    LedgerReports reports(Transactor transactor) {
        return LedgerReports.over(transactor);
    }

    @Provides
    @Singleton
    LedgerSeals seals(Transactor transactor, @ForA2b Clock clock) {
        return LedgerSeals.over(transactor, clock);
    }
}
