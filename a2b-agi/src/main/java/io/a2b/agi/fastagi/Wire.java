package io.a2b.agi.fastagi;

import io.a2b.agi.call.SwitchLostException;

import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiReader;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiWriter;
import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.internal.DefaultAgiChannelFactory;
import org.asteriskjava.fastagi.internal.FastAgiConnectionHandler;
import org.asteriskjava.fastagi.reply.AgiReply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * One session's commands and replies. Of asterisk-java's connection handler only the reader and the
 * writer are used: its own loop logs each hang-up as an error, costs a further command per session,
 * and cannot tell a hang-up from a lost connection.
 */
final class Wire {
    private final LineSocket socket;
    private final AgiReader reader;
    private final AgiWriter writer;
    private volatile long ourTurnSinceNanos;
    private volatile boolean ourTurn;

    Wire(LineSocket socket) {
        this.socket = socket;
        Parts parts = new Parts(socket);
        this.reader = parts.createReader();
        this.writer = parts.createWriter();
    }

    /** @throws SwitchLostException if no whole request comes in time */
    AgiRequest request(Duration within) {
        socket.expectRequest(within);
        try {
            AgiRequest request = reader.readRequest();
            takeTurn();
            return request;
        } catch (AgiException | RuntimeException e) { // the parser throws what it likes
            throw new SwitchLostException("no request", e);
        }
    }

    /** @throws SwitchLostException if no reply comes in time */
    AgiReply exchange(AgiCommand command, Duration within) {
        ourTurn = false;
        socket.expect(within);
        try {
            writer.sendCommand(command);
            AgiReply reply = reader.readReply();
            reply.getStatus(); // parses now, so that nonsense is found here
            return reply;
        } catch (AgiException | RuntimeException | StackOverflowError e) {
            close();
            throw new SwitchLostException("no reply", e);
        } finally {
            takeTurn();
        }
    }

    /** How long the switch has been waiting for us; zero while we wait for it. */
    Duration ourSilence() {
        return ourTurn ? Duration.ofNanos(System.nanoTime() - ourTurnSinceNanos) : Duration.ZERO;
    }

    boolean isLost() {
        return socket.isLost();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeTurn() {
        ourTurnSinceNanos = System.nanoTime();
        ourTurn = true;
    }

    /** Opens the two factory methods; its {@code run} is never called. */
    private static final class Parts extends FastAgiConnectionHandler {
        Parts(LineSocket socket) {
            super((request, channel) -> null, socket, new DefaultAgiChannelFactory());
        }

        @Override
        public AgiReader createReader() {
            return super.createReader();
        }

        @Override
        public AgiWriter createWriter() {
            return super.createWriter();
        }
    }
}
