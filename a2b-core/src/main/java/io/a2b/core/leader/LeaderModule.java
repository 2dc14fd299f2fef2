package io.a2b.core.leader;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.persistence.Transactor;

import java.time.Clock;

/** Binds {@link LeaderLock}. */
public final class LeaderModule extends AbstractModule {
    @Provides
    @Singleton
    LeaderLock leaderLock(Transactor transactor, @ForA2b Clock clock) {
        return LeaderLock.over(transactor, clock);
    }
}
