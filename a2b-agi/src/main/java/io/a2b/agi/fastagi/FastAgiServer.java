package io.a2b.agi.fastagi;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.spi.CallFlow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Accepts Asterisk's connections and runs a session on each. Thread-safe. Can be started once.
 *
 * <p>Two limits stand between a flood and the program: callers beyond {@code sessionsMax} are told
 * that we are busy, and connections beyond some more wait unaccepted. Reports of answered and ended
 * calls are not callers, so they get through when callers no longer do.
 */
public final class FastAgiServer {
    private static final Logger LOG = LoggerFactory.getLogger(FastAgiServer.class);
    private static final int BACKLOG = 1024;
    private static final int REPORTS_MAX = 256;

    private final AgiConfig config;
    private final Map<String, CallFlow> flows;
    private final Executor hostThreads; // null: our own
    private final Set<InetAddress> allowed = new HashSet<>();
    private final Semaphore connections;
    private final Admission admission;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private ServerSocket listener; // null: not started
    private ExecutorService ownThreads; // null: the host's

    /**
     * @param flows by the names of their scripts
     * @param callers the scripts that are callers; the others are reports
     * @param threads one task per session, each blocking for as long as a call lasts; empty for
     *     threads of our own, made at the start
     */
    public FastAgiServer(
            AgiConfig config,
            Map<String, CallFlow> flows,
            Set<String> callers,
            Optional<Executor> threads) {
        this.config = requireNonNull(config, "config");
        this.flows = Map.copyOf(flows);
        this.hostThreads = threads.orElse(null);
        int sessionsMax = config.listen().sessionsMax();
        this.connections = new Semaphore(sessionsMax + REPORTS_MAX);
        this.admission = new Admission(sessionsMax, callers);
    }

    /**
     * Binds and accepts.
     *
     * @throws IOException if the address cannot be bound, or a host of the configuration is unknown
     */
    public synchronized void start() throws IOException {
        if (listener != null) throw new IllegalStateException("started before");
        for (String host : config.listen().allowedHosts()) {
            allowed.add(InetAddress.getByName(host));
        }
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(
                            config.listen().host(), config.listen().port()),
                    BACKLOG);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        listener = socket;
        if (hostThreads == null) ownThreads = SessionThreads.create();
        SessionThreads.watch().execute(() -> accept(socket));
        SessionThreads.watch().execute(this::watch);
    }

    /** The port in use. */
    public synchronized int port() {
        if (listener == null) throw new IllegalStateException("not started");
        return listener.getLocalPort();
    }

    /** Callers and reports being served now. */
    public int sessionCount() {
        return sessions.size();
    }

    /** From now on callers are told that we are busy; reports are still heard. */
    public void refuseCallers() {
        admission.close();
    }

    /** Ends everything that still runs. Safe to repeat. */
    public synchronized void stop() {
        stopped.countDown();
        if (listener == null) return;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.warn("closing the listener failed", e);
        }
        sessions.forEach(Session::cut);
        if (ownThreads != null) ownThreads.shutdown();
    }

    private void accept(ServerSocket socket) {
        while (stopped.getCount() > 0) {
            try {
                connections.acquire();
                serve(socket.accept());
            } catch (SocketException e) {
                connections.release();
                if (socket.isClosed()) return;
                LOG.warn("could not accept a connection", e);
                waitForStop(Duration.ofMillis(100));
            } catch (IOException e) {
                connections.release();
                LOG.warn("could not accept a connection", e);
                waitForStop(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Whatever happens, the permit is given back and the socket closed. */
    private void serve(Socket socket) {
        if (!allowed.contains(socket.getInetAddress())) {
            LOG.warn("refused a connection from {}", socket.getInetAddress());
            discard(socket);
            return;
        }
        Session session;
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            session = new Session(new Wire(new LineSocket(socket)), flows, admission, config);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("could not serve a connection", e);
            discard(socket);
            return;
        }
        sessions.add(session);
        try {
            (hostThreads == null ? ownThreads : hostThreads).execute(() -> run(session));
        } catch (RuntimeException e) {
            LOG.error("no thread for a session", e);
            session.cut();
            end(session);
        }
    }

    private void run(Session session) {
        try {
            session.run();
        } finally {
            end(session);
        }
    }

    private void end(Session session) {
        sessions.remove(session);
        connections.release();
    }

    private void discard(Socket socket) {
        connections.release();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a connection failed", e);
        }
    }

    /** A caller must not wait for ever for a program that hangs. */
    private void watch() {
        Duration limit = Duration.ofSeconds(config.guards().serverSecondsMax());
        while (!waitForStop(Duration.ofSeconds(1))) {
            for (Session session : sessions) session.cutIfSilentFor(limit);
        }
    }

    private boolean waitForStop(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
