package io.a2b.examples.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Hands out ports of loopback that nobody has, each once. Labs side by side take theirs from
 * different blocks, since a port that is free is not held until somebody listens there.
 */
final class FreePorts {
    private static final int BLOCK = 512;
    private static final int FORKS = 2;

    private final int fork = Integer.getInteger("a2b.e2e.fork", 1) % FORKS;
    private final Set<Integer> given = new HashSet<>();

    /** Free for TCP and UDP, and so are the {@code count - 1} ports above it. */
    int next(int count) {
        for (; ; ) {
            int first = anyFree();
            if (first + count < 65_536 && claim(first, count)) return first;
        }
    }

    private boolean claim(int first, int count) {
        for (int port = first; port < first + count; port++) {
            boolean isOurs = port / BLOCK % FORKS == fork;
            if (!isOurs || given.contains(port) || !isFree(port)) return false;
        }
        for (int port = first; port < first + count; port++) given.add(port);
        return true;
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(address)) {
            tcp.bind(address);
            return tcp.isBound() && udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
