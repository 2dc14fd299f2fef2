package io.a2b.agi.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The manager interface of an Asterisk 22, as far as we need it. */
final class FakeManager implements AutoCloseable {
    private final ServerSocket listener;
    private final Thread acceptor;
    private final String user;
    private final String secret;
    private final Map<String, String> store = new ConcurrentHashMap<>();
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<String> hungUp = ConcurrentHashMap.newKeySet();
    private volatile String denied = "";
    private volatile List<String> live = List.of();

    FakeManager(String user, String secret) throws IOException {
        this.user = user;
        this.secret = secret;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.acceptor = new Thread(this::accept, "fake-manager");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** The channels that were hung up; only live ones can be. */
    Set<String> hungUp() {
        return Set.copyOf(hungUp);
    }

    /** What a variable of a channel was set to; empty when it was not. */
    String variable(String channel, String name) {
        return variables.getOrDefault(channel + " " + name, "");
    }

    /** From now on this action is not permitted. */
    void deny(String action) {
        denied = action;
    }

    void live(String... calls) {
        live = List.of(calls);
    }

    void keep(String call, String outcome) {
        store.put(call, outcome);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "fake-manager-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            OutputStream out = socket.getOutputStream();
            out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(UTF_8));
            Map<String, String> action = new HashMap<>();
            String line;
            while ((line = in.readLine()) != null) {
                if (!line.isEmpty()) {
                    String[] parts = line.split(": ?", 2);
                    action.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1]);
                    continue;
                }
                out.write(answer(action).getBytes(UTF_8));
                out.flush();
                action.clear();
            }
        } catch (IOException e) {
            // the other side has gone
        }
    }

    private String answer(Map<String, String> action) {
        String id = "ActionID: " + action.get("actionid") + "\r\n";
        String success = "Response: Success\r\n" + id;
        if (denied.equalsIgnoreCase(action.get("action"))) {
            return "Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n";
        }
        switch (action.get("action").toLowerCase(java.util.Locale.ROOT)) {
            case "challenge":
                return success + "Challenge: 12345\r\n\r\n";
            case "login":
                return user.equals(action.get("username")) && isProved(action.get("key"))
                        ? success + "Message: Authentication accepted\r\n\r\n"
                        : "Response: Error\r\n" + id + "Message: Authentication failed\r\n\r\n";
            case "status":
                return status(success, id);
            case "hangup":
                return hangUp(action.get("channel"))
                        ? success + "Message: Channel Hungup\r\n\r\n"
                        : "Response: Error\r\n" + id + "Message: No such channel\r\n\r\n";
            case "setvar":
                return setVariable(action)
                        ? success + "Message: Variable Set\r\n\r\n"
                        : "Response: Error\r\n" + id + "Message: No such channel\r\n\r\n";
            case "dbget":
                return dbGet(success, id, action.get("key"));
            case "logoff":
                return "Response: Goodbye\r\n" + id + "\r\n";
            case "coresettings":
                return success + "AsteriskVersion: 22.10.1\r\n\r\n";
            default:
                return "Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n";
        }
    }

    /** What is between two slashes is a pattern for many, as in Asterisk. */
    private boolean hangUp(String channel) {
        if (!channel.matches("/.*/")) return live.contains(channel) && hungUp.add(channel);
        String pattern = ".*" + channel.substring(1, channel.length() - 1) + ".*";
        live.stream().filter(name -> name.matches(pattern)).forEach(hungUp::add);
        return true;
    }

    private boolean setVariable(Map<String, String> action) {
        if (!live.contains(action.get("channel"))) return false;
        variables.put(action.get("channel") + " " + action.get("variable"), action.get("value"));
        return true;
    }

    private boolean isProved(String key) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5")
                    .digest(("12345" + secret).getBytes(UTF_8));
            return java.util.HexFormat.of().formatHex(digest).equals(key);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String status(String success, String id) {
        StringBuilder text = new StringBuilder(success);
        text.append("EventList: start\r\nMessage: Channel status will follow\r\n\r\n");
        for (String call : live) {
            text.append("Event: Status\r\nPrivilege: Call\r\nChannel: PJSIP/caller-1\r\n");
            text.append("Uniqueid: 1.1\r\nLinkedid: 1.1\r\n");
            text.append("Variable: A2B_CALL=").append(call).append("\r\n");
            text.append(id).append("\r\n");
        }
        text.append("Event: StatusComplete\r\n").append(id);
        text.append("EventList: Complete\r\nListItems: ").append(live.size());
        return text.append("\r\nItems: ").append(live.size()).append("\r\n\r\n").toString();
    }

    private String dbGet(String success, String id, String key) {
        String value = store.get(key);
        if (value == null) {
            return "Response: Error\r\n" + id + "Message: Database entry not found\r\n\r\n";
        }
        return success + "EventList: start\r\nMessage: Result will follow\r\n\r\n"
                + "Event: DBGetResponse\r\nFamily: a2b\r\nKey: " + key + "\r\nVal: " + value
                + "\r\n" + id + "\r\nEvent: DBGetComplete\r\n" + id
                + "EventList: Complete\r\nListItems: 1\r\n\r\n";
    }

    /** A listener with a thread still in it may take one more connection. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
