package io.a2b.agi.rehearsal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A switch that plays calls against an AGI server as Asterisk with the dialplan of
 * {@link io.a2b.agi.Dialplan} does: it reports answers and unsettled ends, and keeps the ends
 * nobody was there to hear. Thread-safe; calls may be played at the same time.
 */
public final class Rehearsal {
    private final InetSocketAddress server;
    private final SimulatedClock clock;
    private final Map<String, Carrier> carriers = new ConcurrentHashMap<>();
    private final Map<String, String> store = new ConcurrentHashMap<>();
    private final AtomicLong sessions = new AtomicLong();

    /** @param clock moved by what rings and talks */
    public Rehearsal(InetSocketAddress server, SimulatedClock clock) {
        this.server = requireNonNull(server, "server");
        this.clock = requireNonNull(clock, "clock");
    }

    /** From now on the endpoint behaves like this; one that was never set does not exist. */
    public Rehearsal carrier(String endpoint, Carrier carrier) {
        carriers.put(endpoint, carrier);
        return this;
    }

    /** What the switch keeps: ends of calls by call id. */
    public Map<String, String> store() {
        return Map.copyOf(store);
    }

    /** Begins with what another switch, or the same one before a restart, had kept. */
    public Rehearsal keep(Map<String, String> outcomes) {
        store.putAll(outcomes);
        return this;
    }

    /**
     * Plays one caller from the first ring to the last hang-up handler.
     *
     * @throws UncheckedIOException if the server cannot be reached, or hangs
     */
    public Transcript play(Caller caller) {
        return play("prepaid", caller);
    }

    /**
     * The same with another dialogue.
     *
     * @param script its name
     */
    public Transcript play(String script, Caller caller) {
        String uniqueId = clock.instant().getEpochSecond() + "." + sessions.incrementAndGet();
        RehearsedChannel channel = new RehearsedChannel(this, caller, uniqueId);
        try (AgiConnection connection = new AgiConnection(server)) {
            List<String> arguments =
                    caller.dialled().isEmpty() ? List.of() : List.of(caller.dialled());
            connection.request(script, caller.number(), uniqueId, arguments);
            channel.serve(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!channel.isSwitchDead()) channel.runHangupHandler();
        return channel.transcript();
    }

    SimulatedClock clock() {
        return clock;
    }

    Optional<Carrier> carrier(String endpoint) {
        return Optional.ofNullable(carriers.get(endpoint));
    }

    Map<String, String> storeInside() {
        return store;
    }

    AgiConnection connect() throws IOException {
        return new AgiConnection(server);
    }
}
