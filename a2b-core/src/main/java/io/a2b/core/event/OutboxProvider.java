package io.a2b.core.event;

import com.google.inject.Provider;

import io.a2b.core.CoreConfig;
import io.a2b.core.ForA2b;
import io.a2b.core.spi.EventListener;

import jakarta.inject.Inject;

import java.time.Clock;
import java.util.Collection;

/** Counts listeners without making them: they may well need what adds events. */
final class OutboxProvider implements Provider<Outbox> {
    private final boolean keeps;
    private final Clock clock;

    @Inject
    OutboxProvider(
            CoreConfig config, Collection<Provider<EventListener>> listeners, @ForA2b Clock clock) {
        this.keeps = config.keepEvents() || !listeners.isEmpty();
        this.clock = clock;
    }

    @Override
    public Outbox get() {
        return keeps ? Outbox.stored(clock) : Outbox.none();
    }
}
