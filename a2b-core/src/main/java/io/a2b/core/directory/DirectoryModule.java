package io.a2b.core.directory;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** Binds {@link AccountDirectory}. Needs {@link Transactor} and {@code @ForA2b Clock}. */
public final class DirectoryModule extends AbstractModule {
    @Provides
    @Singleton
    AccountDirectory directory(Transactor transactor, @ForA2b Clock clock) {
        return AccountDirectory.over(transactor, clock);
    }
}
