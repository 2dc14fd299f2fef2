package io.a2b.rating.deck;

import java.util.function.Supplier;

/** Something that is got when it is first asked for, if ever. For one thread. */
final class OnDemand<T> implements Supplier<T> {
    private final Supplier<T> source;
    private T value; // null until it is asked for

    OnDemand(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        if (value == null) value = source.get();
        return value;
    }
}
