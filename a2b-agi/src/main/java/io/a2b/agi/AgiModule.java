package io.a2b.agi;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.spi.AgiBinder;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.core.ForA2b;
import io.a2b.core.account.Accounts;
import io.a2b.core.caller.Callers;
import io.a2b.core.did.Dids;
import io.a2b.core.ledger.Ledger;
import io.a2b.core.number.DialPlan;
import io.a2b.core.voucher.Vouchers;
import io.a2b.rating.charging.Charging;

import jakarta.inject.Inject;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Binds an {@link AgiServer}, not started. Needs {@code Charging}, {@code Accounts},
 * {@code Ledger}, {@code Callers}, {@code DialPlan} and a {@code @ForA2b Clock}, which the modules
 * of a2b-core and a2b-rating and the host bind. A host adds its own with {@link AgiBinder}; an
 * executor for sessions is a binding of {@code @ForA2b Executor}, callers redeem vouchers where
 * {@code Vouchers} are bound, and calls come in where {@code Dids} are.
 */
public final class AgiModule extends AbstractModule {
    private final AgiConfig config;

    public AgiModule(AgiConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    protected void configure() {
        bind(AgiConfig.class).toInstance(config);
        bind(Seams.class);
        AgiBinder.declare(binder());
    }

    @Provides
    @Singleton
    ShippedFlows.Billing billing(
            Charging charging,
            Accounts accounts,
            Ledger ledger,
            Callers callers,
            DialPlan dialPlan,
            Optional<Vouchers> vouchers,
            Optional<Dids> dids) {
        return new ShippedFlows.Billing(
                charging, accounts, ledger, callers, dialPlan, vouchers, dids);
    }

    @Provides
    @Singleton
    AgiServer server(ShippedFlows.Billing billing, @ForA2b Clock clock, Seams seams) {
        AgiServer.Builder builder = AgiServer.builder(billing).config(config).clock(clock);
        seams.flows.forEach(builder::flow);
        seams.listeners.forEach(builder::listener);
        seams.cutter.ifPresent(builder::cutter);
        seams.limiter.ifPresent(builder::limiter);
        seams.announcer.ifPresent(builder::announcer);
        seams.threads.ifPresent(builder::threads);
        return builder.build();
    }

    /** What a host may add; each may be missing. */
    static final class Seams {
        private final Map<String, CallFlow> flows;
        private final Set<CallListener> listeners;
        private final Optional<Announcer> announcer;
        private final Optional<Executor> threads;
        private final Optional<ChannelCutter> cutter;
        private final Optional<ChannelLimiter> limiter;

        @Inject
        Seams(
                Map<String, CallFlow> flows,
                Set<CallListener> listeners,
                Optional<Announcer> announcer,
                @ForA2b Optional<Executor> threads,
                Optional<ChannelCutter> cutter,
                Optional<ChannelLimiter> limiter) {
            this.flows = flows;
            this.listeners = listeners;
            this.announcer = announcer;
            this.threads = threads;
            this.cutter = cutter;
            this.limiter = limiter;
        }
    }
}
