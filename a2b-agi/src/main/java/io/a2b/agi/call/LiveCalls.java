package io.a2b.agi.call;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The calls this server is carrying, from their authorisation to their end. Thread-safe. */
public final class LiveCalls {
    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<CallId, Answered> answered = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A call, and who pays for it.
     *
     * @param channel the switch's name of the channel of the caller
     * @param cut whether it is to end
     */
    public record LiveCall(CallId call, AccountId account, String channel, boolean cut) {
        public LiveCall {
            requireNonNull(call, "call");
            requireNonNull(account, "account");
            requireNonNull(channel, "channel");
        }

        /** One that is to go on. */
        public LiveCall(CallId call, AccountId account, String channel) {
            this(call, account, channel, false);
        }
    }

    /**
     * A call that was answered.
     *
     * @param channel the switch's id of the channel of the carrier
     * @param since no later than when the switch's clock for its limit began to run
     */
    public record Answered(CallId call, String channel, Instant since) {
        public Answered {
            requireNonNull(call, "call");
            requireNonNull(channel, "channel");
            requireNonNull(since, "since");
        }
    }

    /** Whether new calls are welcome: not when the server is about to stop. */
    public boolean isOpen() {
        return !closed;
    }

    /** From now on no new call is welcome; those under way go on. */
    public void close() {
        closed = true;
    }

    /** New calls are welcome again. */
    public void open() {
        closed = false;
    }

    public void add(LiveCall call) {
        calls.put(call.call(), call);
    }

    public void remove(CallId call) {
        calls.computeIfPresent(call, (id, live) -> {
            answered.remove(id);
            return null;
        });
    }

    /** Notes the first answer of a call that is here; of others nothing is kept. */
    public void answered(Answered call) {
        calls.computeIfPresent(call.call(), (id, live) -> {
            answered.putIfAbsent(id, call);
            return live;
        });
    }

    /** Those that were answered, as of now, in no order. */
    public List<Answered> answered() {
        return List.copyOf(answered.values());
    }

    /** Marks the calls of an account, so that nothing more is dialled for them; tells which. */
    public List<LiveCall> cut(AccountId account) {
        List<LiveCall> marked = new ArrayList<>();
        for (CallId call : calls.keySet()) {
            LiveCall now = calls.computeIfPresent(
                    call,
                    (id, live) -> live.account().equals(account)
                            ? new LiveCall(id, account, live.channel(), true)
                            : live);
            if (now != null && now.account().equals(account)) marked.add(now);
        }
        return marked;
    }

    public boolean isCut(CallId call) {
        LiveCall live = calls.get(call);
        return live != null && live.cut();
    }

    /** Who has calls under way, in no order. */
    public Set<AccountId> accounts() {
        return calls.values().stream().map(LiveCall::account).collect(Collectors.toSet());
    }

    /** As of now, in no order. */
    public Set<CallId> snapshot() {
        return Set.copyOf(calls.keySet());
    }
}
