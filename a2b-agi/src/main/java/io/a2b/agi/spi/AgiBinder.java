package io.a2b.agi.spi;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;

import io.a2b.core.ForA2b;
import io.a2b.core.did.Dids;
import io.a2b.core.voucher.Vouchers;

import java.lang.annotation.Annotation;
import java.util.concurrent.Executor;

/** How a host adds to {@link io.a2b.agi.AgiModule} what is its own. Used in a Guice module. */
public final class AgiBinder {
    private final Binder binder;

    private AgiBinder(Binder binder) {
        this.binder = requireNonNull(binder, "binder");
    }

    public static AgiBinder of(Binder binder) {
        return new AgiBinder(binder);
    }

    /** Adds a dialogue, or replaces a shipped one, for the AGI script of that name. */
    public AgiBinder flow(String script, Class<? extends CallFlow> flow) {
        flows(binder).addBinding(script).to(flow);
        return this;
    }

    /** Adds somebody who wants to hear what happens to calls. */
    public AgiBinder listener(Class<? extends CallListener> listener) {
        listeners(binder).addBinding().to(listener);
        return this;
    }

    /** Speaks to callers in another way. */
    public AgiBinder announcer(Class<? extends Announcer> announcer) {
        OptionalBinder.newOptionalBinder(binder, Announcer.class).setBinding().to(announcer);
        return this;
    }

    /** Hangs up calls that are cut. */
    public AgiBinder cutter(Class<? extends ChannelCutter> cutter) {
        OptionalBinder.newOptionalBinder(binder, ChannelCutter.class)
                .setBinding()
                .to(cutter);
        return this;
    }

    /** Moves the limits of calls that are extended. */
    public AgiBinder limiter(Class<? extends ChannelLimiter> limiter) {
        OptionalBinder.newOptionalBinder(binder, ChannelLimiter.class)
                .setBinding()
                .to(limiter);
        return this;
    }

    /** Declares the seams, so that each may stay empty. */
    public static void declare(Binder binder) {
        flows(binder);
        listeners(binder);
        OptionalBinder.newOptionalBinder(binder, Announcer.class);
        OptionalBinder.newOptionalBinder(binder, ChannelCutter.class);
        OptionalBinder.newOptionalBinder(binder, ChannelLimiter.class);
        OptionalBinder.newOptionalBinder(binder, Vouchers.class);
        OptionalBinder.newOptionalBinder(binder, Dids.class);
        OptionalBinder.newOptionalBinder(
                binder, com.google.inject.Key.get(Executor.class, forA2b()));
    }

    private static MapBinder<String, CallFlow> flows(Binder binder) {
        return MapBinder.newMapBinder(binder, String.class, CallFlow.class);
    }

    private static Multibinder<CallListener> listeners(Binder binder) {
        return Multibinder.newSetBinder(binder, CallListener.class);
    }

    private static Class<? extends Annotation> forA2b() {
        return ForA2b.class;
    }
}
