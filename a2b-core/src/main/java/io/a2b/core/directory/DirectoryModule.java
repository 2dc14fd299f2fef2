package io.a2b.core.directory;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/**
 * Binds {@link AccountDirectory} and {@link AccountEdits}. Needs {@link Transactor},
 * {@link Accounts}, {@link Ledger} and {@code @ForA2b Clock}.
 */
public final class DirectoryModule extends AbstractModule {
    @Provides
    @Singleton
    AccountDirectory directory(Transactor transactor, @ForA2b Clock clock) {
        return AccountDirectory.over(transactor, clock);
    }

    @Provides
    @Singleton
    AccountEdits edits(
            Transactor transactor, Accounts accounts, AccountDirectory directory, Ledger ledger) {
        return AccountEdits.over(transactor, accounts, directory, ledger);
    }
}
