package io.a2b.agi;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.DoubtfulCalls;
import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.fastagi.FastAgiServer;
import io.a2b.agi.flow.ShippedFlows;
import io.a2b.agi.spi.Announcer;
import io.a2b.agi.spi.CallFlow;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.spi.ChannelLimiter;
import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.Accounts;
import io.a2b.core.cdr.CallId;
import io.a2b.rating.spi.CallWitness;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Answers the calls of an Asterisk over FastAGI. Nothing is opened and no thread made before
 * {@link #start}. Thread-safe; starts once.
 */
public final class AgiServer {
    private final LiveCalls live = new LiveCalls();
    private final DoubtfulCalls doubtful = new DoubtfulCalls();
    private final ChannelCutter cutter;
    private final CallExtender extender;
    private final FastAgiServer server;

    private AgiServer(Builder builder) {
        Map<String, CallFlow> flows = new HashMap<>(
                new ShippedFlows(builder.billing, builder.config, builder.clock, builder.listeners)
                        .create(live, doubtful, Optional.ofNullable(builder.announcer)));
        flows.putAll(builder.flows);
        this.cutter = builder.cutter;
        this.extender = new CallExtender(
                builder.billing.charging(), live, builder.limiter, builder.config, builder.clock);
        Set<String> callers = new HashSet<>(flows.keySet());
        callers.remove(ShippedFlows.ANSWERED);
        callers.remove(ShippedFlows.ENDED);
        this.server = new FastAgiServer(
                builder.config, flows, callers, Optional.ofNullable(builder.threads));
    }

    /** Everything but the billing has a default. */
    public static Builder builder(ShippedFlows.Billing billing) {
        return new Builder(billing);
    }

    /**
     * Binds the address and accepts calls.
     *
     * @throws A2bException with {@code SWITCH_UNAVAILABLE} if the address cannot be bound
     */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new A2bException(
                    ErrorCode.SWITCH_UNAVAILABLE, "cannot listen: " + e.getMessage(), e);
        }
    }

    /** The port in use; another than the configured one only if that was 0. */
    public int port() {
        return server.port();
    }

    /** The calls under way, from their authorisation on: what a heartbeat reports as seen. */
    public Set<CallId> liveCalls() {
        return live.snapshot();
    }

    /**
     * Ends the calls of an account that this server carries: each is hung up by the
     * {@link ChannelCutter}, and charged for what was talked. New calls of the account are refused
     * by its status, not here: change that first. Safe to repeat. Every server of a host has to be
     * told, as each knows its own calls only.
     */
    public CutReport cutCalls(AccountId account) {
        Set<CallId> hungUp = new HashSet<>();
        Set<CallId> left = new HashSet<>();
        for (LiveCalls.LiveCall call : live.cut(requireNonNull(account, "account"))) {
            (cutter.hangUp(call.channel()) ? hungUp : left).add(call.call());
        }
        return new CutReport(hungUp, left);
    }

    /**
     * Ends the calls of all accounts that are suspended with their calls cut, as far as this server
     * carries them. To be called every few seconds on each node: it asks once for each account that
     * has calls here. Safe to repeat.
     */
    public CutReport cutSuspended(Accounts accounts) {
        Set<CallId> hungUp = new HashSet<>();
        Set<CallId> left = new HashSet<>();
        for (AccountId account : live.accounts()) {
            if (!accounts.callsAreCut(account)) continue;
            CutReport report = cutCalls(account);
            hungUp.addAll(report.hungUp());
            left.addAll(report.left());
        }
        return new CutReport(hungUp, left);
    }

    /**
     * Ends every call that this server carries, whoever pays for it, as {@link #cutCalls} does.
     *
     * @param within no call is hung up later than this; those that had to be are left
     */
    public CutReport cutAllCalls(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        Set<CallId> hungUp = new HashSet<>();
        Set<CallId> left = new HashSet<>();
        for (AccountId account : live.accounts()) {
            for (LiveCalls.LiveCall call : live.cut(account)) {
                boolean inTime = System.nanoTime() - deadline < 0;
                (inTime && cutter.hangUp(call.channel()) ? hungUp : left).add(call.call());
            }
        }
        return new CutReport(hungUp, left);
    }

    /**
     * Lets the answered calls of this server talk on whose slice is nearly over: see
     * {@link AgiConfig.Slices}. To be called every second, by one thread: it asks the database and
     * the switch once for each call that is due. What fails is tried again the next time; a call
     * for which it keeps failing is cut at the end of its slice. Does nothing without slices.
     *
     * @return how many calls may talk longer now
     */
    public int extendCalls() {
        return extender.round();
    }

    /** Callers and reports being served now. */
    public int sessionCount() {
        return server.sessionCount();
    }

    /**
     * What this server can tell recovery: a call it carries is alive. About others it knows nothing
     * yet, but notes to ask the switch in the sessions that follow whether it kept their end.
     *
     * @param further who is asked about calls this server does not carry, for example over AMI
     */
    public CallWitness witness(CallWitness further) {
        requireNonNull(further, "further");
        return call -> {
            CallId id = call.request().call();
            if (live.snapshot().contains(id)) return new CallWitness.Testimony.Alive();
            CallWitness.Testimony told = further.testify(call);
            if (told instanceof CallWitness.Testimony.Unknown
                    || told instanceof CallWitness.Testimony.Ended) {
                doubtful.add(id); // what was kept can be removed over AGI only
            } else {
                doubtful.remove(id);
            }
            return told;
        };
    }

    /** {@link #witness(CallWitness)} with nobody further to ask. */
    public CallWitness witness() {
        return witness(call -> new CallWitness.Testimony.Unknown());
    }

    /**
     * Takes no more calls: new callers are told that we are busy, reports are heard, and the calls
     * under way get {@code patience} to end and be charged. Safe to repeat.
     *
     * @return how many calls are still under way
     */
    public int drain(Duration patience) {
        live.close();
        server.refuseCallers();
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!live.snapshot().isEmpty() && System.nanoTime() < deadline) {
                if (never.await(20, TimeUnit.MILLISECONDS)) break;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return live.snapshot().size();
    }

    /**
     * Stops: as {@link #drain}, and then every connection is cut. Safe to repeat.
     *
     * @return how many calls were left under way; their bridges go on in Asterisk, and recovery
     *     charges them
     */
    public int stop(Duration patience) {
        int left = drain(patience);
        server.stop();
        return left;
    }

    /** Puts a server together; used once, by one thread. */
    public static final class Builder {
        private final ShippedFlows.Billing billing;
        private final Map<String, CallFlow> flows = new HashMap<>();
        private final Set<CallListener> listeners = new LinkedHashSet<>();
        private AgiConfig config = AgiConfig.defaults();
        private Clock clock = Clock.systemUTC();
        private ChannelCutter cutter = ChannelCutter.none();
        private ChannelLimiter limiter = ChannelLimiter.none();
        private Announcer announcer; // null: the shipped one
        private Executor threads; // null: our own

        private Builder(ShippedFlows.Billing billing) {
            this.billing = requireNonNull(billing, "billing");
        }

        public Builder config(AgiConfig newConfig) {
            config = requireNonNull(newConfig, "newConfig");
            return this;
        }

        public Builder clock(Clock newClock) {
            clock = requireNonNull(newClock, "newClock");
            return this;
        }

        /** Adds a dialogue, or replaces a shipped one, for the AGI script of that name. */
        public Builder flow(String script, CallFlow flow) {
            flows.put(requireNonNull(script, "script"), requireNonNull(flow, "flow"));
            return this;
        }

        public Builder listener(CallListener listener) {
            listeners.add(requireNonNull(listener, "listener"));
            return this;
        }

        /** Who hangs up calls that are cut, for example over AMI. */
        public Builder cutter(ChannelCutter newCutter) {
            cutter = requireNonNull(newCutter, "newCutter");
            return this;
        }

        /** Who moves the limits of calls that are extended, for example over AMI. */
        public Builder limiter(ChannelLimiter newLimiter) {
            limiter = requireNonNull(newLimiter, "newLimiter");
            return this;
        }

        public Builder announcer(Announcer newAnnouncer) {
            announcer = requireNonNull(newAnnouncer, "newAnnouncer");
            return this;
        }

        /** One task per session, each blocking for as long as its call lasts. */
        public Builder threads(Executor executor) {
            threads = requireNonNull(executor, "executor");
            return this;
        }

        public AgiServer build() {
            return new AgiServer(this);
        }
    }
}
