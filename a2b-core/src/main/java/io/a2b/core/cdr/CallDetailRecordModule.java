package io.a2b.core.cdr;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.event.Outbox;
import io.a2b.core.persistence.Transactor;

/** Binds {@link CallDetailRecords}. Needs {@link Transactor} and {@link Outbox}. */
public final class CallDetailRecordModule extends AbstractModule {
    @Provides
    @Singleton
    CallDetailRecords callDetailRecords(Transactor transactor, Outbox outbox) {
        return CallDetailRecords.over(transactor, outbox);
    }
}
