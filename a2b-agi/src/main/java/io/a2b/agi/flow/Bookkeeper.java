package io.a2b.agi.flow;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.LiveCalls;
import io.a2b.agi.spi.CallListener;
import io.a2b.core.A2bException;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Forwarding;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.Charging;
import io.a2b.rating.charging.Extension;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.charging.Settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts what happens to calls on record. A database that fails is asked again a few times, with
 * growing pauses; what cannot be recorded then stays open and is left to recovery: nothing is lost
 * and nothing is given back that may have been talked.
 */
final class Bookkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));

    private final Charging charging;
    private final LiveCalls live;
    private final Set<CallListener> listeners;
    private final Pause pause;

    Bookkeeper(Charging charging, LiveCalls live, Set<CallListener> listeners, Pause pause) {
        this.charging = requireNonNull(charging, "charging");
        this.live = requireNonNull(live, "live");
        this.listeners = Set.copyOf(listeners);
        this.pause = requireNonNull(pause, "pause");
    }

    /**
     * Empty when the database does not answer; then the call must not be dialled.
     *
     * @param channel the switch's name of the caller's channel
     */
    Optional<Authorization> authorize(CallRequest request, String channel) {
        CallId call = request.call();
        live.add(new LiveCalls.LiveCall(call, request.account(), channel));
        Optional<Authorization> answer =
                patiently(call, "authorize", () -> charging.authorize(request));
        if (answer.isPresent() && answer.get() instanceof Authorization.Granted granted) {
            tell(heard -> heard.authorized(granted, request.account(), request.called()));
            return answer;
        }
        live.remove(call);
        if (answer.isPresent() && answer.get() instanceof Authorization.Refused refused) {
            LOG.info("{}: refused, {}", call, refused.reason());
            tell(heard -> heard.refused(refused, request.account(), request.called()));
        }
        return answer;
    }

    /** Whether the call is to end: nothing more is to be dialled for it. */
    boolean isCut(CallId call) {
        return live.isCut(call);
    }

    /** An attempt that failed is for the record only: if it cannot be written, the call goes on. */
    void legFailed(CallId call, LegReport leg) {
        patiently(call, "record a failed leg", () -> {
            charging.legFailed(call, leg);
            return leg;
        });
    }

    /** One attempt only: the caller and the called wait for it. */
    void answered(CallId call, int leg, String trunk, Instant at) {
        try {
            charging.answered(call, leg, trunk, at);
        } catch (RuntimeException e) {
            LOG.warn("{}: answered, but that could not be recorded; the call goes on", call, e);
        }
        tell(heard -> heard.answered(call));
    }

    /** Whether the end is on record now. */
    boolean settle(CallId call, LegReport leg) {
        return close(call, patiently(call, "settle", () -> charging.settle(call, leg)));
    }

    /** Whether the end is on record now. */
    boolean release(CallId call) {
        return close(call, patiently(call, "release", () -> charging.release(call)));
    }

    /**
     * As {@link #settle}, for the last leg of a caller who is gone or was talking: if the call
     * carries on another that came in, that is over with it.
     */
    boolean settleBoth(CallId call, LegReport leg) {
        boolean over = settle(call, leg);
        Optional<CallId> inbound = Forwarding.of(call).map(Forwarding::inbound);
        if (inbound.isEmpty()) return over;
        if (over) return release(inbound.get()); // if it is charged, this only tells by how much
        leaveOpen(inbound.get());
        return false;
    }

    /** How long it may talk now; empty if no longer than before. */
    Optional<Long> extend(CallId call, int step, long moreSeconds) {
        return patiently(call, "extend", () -> charging.extend(call, step, moreSeconds))
                .filter(Extension.Extended.class::isInstance)
                .map(extended -> ((Extension.Extended) extended).talkSeconds());
    }

    /** The switch is out of reach; the call stays open. */
    void lost(CallId call, Instant at) {
        LOG.warn("{}: connection to the switch lost, the call may go on", call);
        patiently(call, "record a loss", () -> {
            charging.lost(call, at);
            return at;
        });
        leaveOpen(call);
    }

    /** Nothing more can be done for it here. */
    void leaveOpen(CallId call) {
        live.remove(call);
        tell(heard -> heard.leftOpen(call));
    }

    private boolean close(CallId call, Optional<Settlement> settlement) {
        if (settlement.isEmpty()) {
            leaveOpen(call);
            return false;
        }
        live.remove(call);
        tell(heard -> heard.settled(settlement.get()));
        return true;
    }

    private <T> Optional<T> patiently(CallId call, String what, Supplier<T> work) {
        for (int attempt = 0; ; attempt++) {
            try {
                return Optional.of(work.get());
            } catch (A2bException e) {
                if (attempt == PAUSES.size()) {
                    LOG.error(
                            "{}: could not {}, gave up after {} tries", call, what, attempt + 1, e);
                    return Optional.empty();
                }
                LOG.warn("{}: could not {} ({}), trying again", call, what, e.code());
            } catch (RuntimeException e) {
                LOG.error("{}: could not {}", call, what, e);
                return Optional.empty();
            }
            try {
                pause.take(PAUSES.get(attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private void tell(Consumer<CallListener> news) {
        for (CallListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a call listener failed", e);
            }
        }
    }
}
