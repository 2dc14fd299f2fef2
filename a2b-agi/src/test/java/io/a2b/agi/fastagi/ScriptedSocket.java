package io.a2b.agi.fastagi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A switch without a network: answers each command at once, or never. Where it never does, the wait
 * for it is over at once, too, and {@link #waits()} says how long it would have been.
 */
final class ScriptedSocket extends Socket {
    private final Function<String, InputStream> script;
    private final List<String> commands = new ArrayList<>();
    private final List<Integer> waits = new ArrayList<>();
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private InputStream reply;
    private int soTimeout;
    private long bytesRead;
    private boolean closed;

    private ScriptedSocket(InputStream request, Function<String, InputStream> script) {
        this.reply = request;
        this.script = script;
    }

    /** @param script what is answered to a command */
    static ScriptedSocket answering(Function<String, InputStream> script) {
        return new ScriptedSocket(silence(), script);
    }

    /** The same, and asks for a script first. */
    static ScriptedSocket requesting(String request, Function<String, InputStream> script) {
        return new ScriptedSocket(line(request), script);
    }

    static InputStream line(String text) {
        return new ByteArrayInputStream((text + "\n").getBytes(UTF_8));
    }

    static InputStream silence() {
        return InputStream.nullInputStream();
    }

    /** {@code start}, and then {@code next} for ever. */
    static InputStream endless(String start, char next) {
        InputStream rest = new InputStream() {
            @Override
            public int read() {
                return next;
            }

            @Override
            public int available() {
                return Integer.MAX_VALUE;
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), rest);
    }

    /** What the server sent, line by line. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** In milliseconds: how long the server was ready to wait, each time it did so in vain. */
    List<Integer> waits() {
        return List.copyOf(waits);
    }

    /** How much of the switch's text the server has taken. */
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                read(one, 0, 1);
                return one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (closed) throw new IOException("closed");
                int count = reply.read(bytes, offset, length);
                if (count < 0) {
                    waits.add(soTimeout);
                    throw new SocketTimeoutException("as after " + soTimeout + " ms");
                }
                bytesRead += count;
                return count;
            }

            @Override
            public int available() throws IOException {
                return reply.available();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                if (closed) throw new IOException("closed");
                if (next != '\n') {
                    command.write(next);
                    return;
                }
                commands.add(command.toString(UTF_8));
                command.reset();
                reply = script.apply(commands.get(commands.size() - 1));
            }
        };
    }

    @Override
    public void setSoTimeout(int millis) {
        soTimeout = millis;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void close() {
        closed = true;
    }
}
