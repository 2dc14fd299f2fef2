package io.a2b.core.caller;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;
import io.a2b.core.account.Accounts;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** Binds {@link Callers} and its parts; part of the module of a2b-core. */
public final class CallerModule extends AbstractModule {
    @Provides
    @Singleton
    Callers callers(
            Transactor transactor,
            @ForA2b Clock clock,
            CoreConfig config,
            Accounts accounts,
            Ledger ledger) {
        return Callers.over(transactor, clock, config, accounts, ledger);
    }

    @Provides
    CallerIds callerIds(Callers callers) {
        return callers.ids();
    }

    @Provides
    SpeedDials speedDials(Callers callers) {
        return callers.speedDials();
    }

    @Provides
    CallRules callRules(Callers callers) {
        return callers.rules();
    }
}
