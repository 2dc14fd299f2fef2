package io.a2b.core.friend;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.persistence.Transactor;

/** Binds {@link Friends}; part of the module of a2b-core. */
public final class FriendModule extends AbstractModule {
    @Provides
    @Singleton
    Friends friends(Transactor transactor) {
        return Friends.over(transactor);
    }
}
