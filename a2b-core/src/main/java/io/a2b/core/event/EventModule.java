package io.a2b.core.event;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.core.ForA2b;
import io.a2b.core.leader.LeaderLock;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.CoreBinder;
import io.a2b.core.spi.EventListener;

import java.time.Clock;
import java.util.Set;

/** Binds {@link Outbox}, which a host may replace, and {@link EventDelivery}. */
public final class EventModule extends AbstractModule {
    @Override
    protected void configure() {
        CoreBinder.coreBinder(binder());
        bind(OutboxProvider.class);
        newOptionalBinder(binder(), Outbox.class)
                .setDefault()
                .toProvider(OutboxProvider.class)
                .in(Singleton.class);
    }

    @Provides
    @Singleton
    EventDelivery eventDelivery(
            Transactor transactor,
            @ForA2b Clock clock,
            LeaderLock leader,
            Set<EventListener> listeners) {
        return EventDelivery.over(transactor, clock, leader, listeners);
    }
}
