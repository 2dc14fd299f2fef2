package io.a2b.agi.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Asterisk's end of one FastAGI connection. */
final class AgiConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final OutputStream out;

    AgiConnection(InetSocketAddress server) throws IOException {
        try {
            socket.connect(server, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            out = socket.getOutputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** What Asterisk sends first. */
    void request(String script, String callerNumber, String uniqueId, List<String> arguments)
            throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("agi_network: yes\n");
        text.append("agi_network_script: ").append(script).append('\n');
        text.append("agi_request: agi://rehearsal/").append(script).append('\n');
        text.append("agi_channel: PJSIP/caller-").append(uniqueId).append('\n');
        text.append("agi_language: en\n");
        text.append("agi_type: PJSIP\n");
        text.append("agi_uniqueid: ").append(uniqueId).append('\n');
        text.append("agi_callerid: ");
        text.append(callerNumber.isEmpty() ? "unknown" : callerNumber).append('\n');
        text.append("agi_calleridname: unknown\nagi_dnid: 1000\n");
        text.append("agi_context: a2b\nagi_extension: 1000\nagi_priority: 4\n");
        text.append("agi_enhanced: 0.0\nagi_accountcode: \n");
        for (int i = 0; i < arguments.size(); i++) {
            text.append("agi_arg_").append(i + 1).append(": ");
            text.append(arguments.get(i)).append('\n');
        }
        send(text.append('\n').toString());
    }

    /** The server's next command; empty when it closed the connection. */
    Optional<String> command() throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    void reply(String line) throws IOException {
        send(line + "\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
