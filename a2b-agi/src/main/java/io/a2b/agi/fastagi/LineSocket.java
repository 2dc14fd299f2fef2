package io.a2b.agi.fastagi;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.asteriskjava.util.SocketConnectionFacade;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A connection read line by line, within bounds: what one reply (or the request) may bring in lines
 * and bytes, and how long all of it may take. A peer that keeps to none of them costs this much
 * memory and then its own session. Used by one thread; {@link #close} by any.
 *
 * <p>asterisk-java reports a lost connection, a timeout and a hung-up caller as the same exception;
 * {@link #isLost} tells them apart.
 */
final class LineSocket implements SocketConnectionFacade {
    private static final Pattern HEADER = Pattern.compile("agi_[a-z0-9_]{1,60}");

    /** Asterisk's own lines end at 8 kB. */
    static final int BYTES_MAX = 64 * 1024;

    /** A request has some 20 lines and at most 128 arguments. */
    static final int LINES_MAX = 256;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int bytesLeft = BYTES_MAX;
    private int linesLeft = LINES_MAX;
    private long deadlineNanos;
    private Set<String> headers; // of the request that is being read; null while replies are
    private volatile boolean lost;

    LineSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1024);
        this.out = socket.getOutputStream();
    }

    /** From here on the peer may send one more request or reply, and has so long for it. */
    void expect(Duration within) {
        bytesLeft = BYTES_MAX;
        linesLeft = LINES_MAX;
        deadlineNanos = System.nanoTime() + within.toNanos();
    }

    /**
     * The same for a request, which has each header once. A line feed in what a telephone sent ends
     * its header and begins another one, perhaps with another caller's number; or it ends the
     * request, and replies that nobody gave follow. The dialplan keeps line feeds away; this is for
     * dialplans that do not. That nothing may follow is checked as far as it has arrived.
     */
    void expectRequest(Duration within) {
        expect(within);
        headers = new HashSet<>();
    }

    /** Whether nothing can be read any more; for ever. */
    boolean isLost() {
        return lost;
    }

    @Override
    public String readLine() throws IOException {
        try {
            if (linesLeft-- == 0) throw new IOException("too many lines");
            byte[] line = new byte[128];
            int length = 0;
            while (true) {
                int next = nextByte();
                if (next == '\n') return checked(text(line, length));
                if (length == line.length) line = java.util.Arrays.copyOf(line, length * 2);
                line[length++] = (byte) next;
            }
        } catch (IOException e) {
            lost = true;
            throw e;
        }
    }

    private String checked(String line) throws IOException {
        if (headers == null) return line;
        if (line.isEmpty()) {
            headers = null;
            if (in.available() > 0) throw new IOException("more than a request");
        } else {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon);
            if (!HEADER.matcher(name).matches() || !headers.add(name)) {
                throw new IOException("a forged line in the request");
            }
        }
        return line;
    }

    private int nextByte() throws IOException {
        if (bytesLeft-- == 0) throw new IOException("too many bytes");
        if (in.available() == 0) {
            long millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (millis <= 0) throw new SocketTimeoutException("nothing heard in time");
            socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        }
        int next = in.read();
        if (next < 0) throw new IOException("closed by the peer");
        return next;
    }

    private static String text(byte[] line, int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, UTF_8);
    }

    @Override
    public void write(String text) throws IOException {
        try {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            lost = true;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        lost = true;
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return !lost && socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
