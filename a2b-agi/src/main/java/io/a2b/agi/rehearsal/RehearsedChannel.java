package io.a2b.agi.rehearsal;

import io.a2b.agi.rehearsal.Transcript.Line;
import io.a2b.agi.rehearsal.Transcript.Party;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The caller's channel in a {@link Rehearsal}: answers commands, dials, runs its handlers. */
final class RehearsedChannel {
    private static final String DEAD =
            "511 Command Not Permitted on a dead channel or intercept routine";
    private static final Pattern DIAL =
            Pattern.compile("[A-Za-z0-9]+/(?:\\+?[0-9]{3,20}@)?([A-Za-z0-9._-]+)(?:/n)?,([0-9]+),"
                    + "L\\(([0-9]+)(?::[0-9]+)?\\)"
                    + "b\\([A-Za-z0-9_-]+-leg\\^s\\^1\\(([^^]+)\\^([0-9]+)\\^([^)]+)\\)\\)"
                    + "U\\([A-Za-z0-9_-]+-answered\\)");

    private final Rehearsal rehearsal;
    private final Caller caller;
    private final String uniqueId;
    private final Instant start;
    private final Deque<String> keys;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private boolean gone;
    private boolean switchDead;
    private int commands;

    RehearsedChannel(Rehearsal rehearsal, Caller caller, String uniqueId) {
        this.rehearsal = rehearsal;
        this.caller = caller;
        this.uniqueId = uniqueId;
        this.start = rehearsal.clock().instant();
        this.keys = new ArrayDeque<>(caller.keys());
    }

    boolean isSwitchDead() {
        return switchDead;
    }

    Transcript transcript() {
        return new Transcript(lines, variables);
    }

    /** Answers commands until the server closes the connection, or dies. */
    void serve(AgiConnection connection) throws IOException {
        Optional<String> command;
        while ((command = next(connection)).isPresent()) {
            commands++;
            if (commands == caller.switchDiesAt()) {
                note(Party.SWITCH, "dies");
                switchDead = true;
                return;
            }
            if (commands == caller.hangUpAt()) hangUp("hangs up");
            String reply = answer(command.get());
            try {
                connection.reply(reply);
            } catch (IOException e) {
                note(Party.SWITCH, "the server is gone");
                return;
            }
        }
    }

    private Optional<String> next(AgiConnection connection) throws IOException {
        try {
            return connection.command();
        } catch (SocketTimeoutException e) {
            throw e; // the server hangs: that is for whoever rehearses
        } catch (IOException e) {
            note(Party.SWITCH, "the server is gone");
            return Optional.empty();
        }
    }

    private String answer(String text) {
        AgiCommandLine line = AgiCommandLine.parse(text);
        if (line.is("SET", "VARIABLE")) return setVariable(line.word(2), line.word(3));
        if (line.is("GET", "VARIABLE")) return getVariable(line.word(2));
        if (line.is("GET", "FULL", "VARIABLE")) return switchTime(line.word(3));
        if (line.is("DATABASE")) return database(line);
        if (line.is("EXEC", "Dial")) return dial(line.word(2));
        if (gone) {
            note(Party.SERVER, line.word(0) + ": nobody there");
            return DEAD;
        }
        if (line.is("ANSWER")) return done(Party.SERVER, "answers");
        if (line.is("STREAM", "FILE")) return done(Party.SERVER, "plays " + line.word(2));
        if (line.is("SAY", "NUMBER")) return done(Party.SERVER, "says " + line.word(2));
        if (line.is("GET", "DATA")) return ask(line.word(2));
        if (line.is("CHANNEL", "STATUS")) return "200 result=6";
        if (line.is("HANGUP")) {
            note(Party.SERVER, "hangs up");
            gone = true;
            return "200 result=1";
        }
        note(Party.SERVER, "unknown: " + text);
        return "510 Invalid or unknown command";
    }

    private String done(Party party, String what) {
        note(party, what);
        return "200 result=0";
    }

    private String ask(String file) {
        note(Party.SERVER, "asks " + file);
        String keyed = keys.poll();
        if (keyed == null) return "200 result= (timeout)";
        note(Party.CALLER, "keys " + keyed);
        return "200 result=" + keyed;
    }

    private String setVariable(String assigned, String value) {
        String name = assigned.replaceFirst("^_{1,2}", "");
        variables.put(name, value);
        return done(Party.SERVER, "sets " + name + "=" + value);
    }

    private String getVariable(String name) {
        note(Party.SERVER, "reads " + name);
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? "200 result=0" : "200 result=1 (" + value + ")";
    }

    private String switchTime(String expression) {
        note(Party.SERVER, "reads the time");
        if (!expression.equals("${STRFTIME(,,%s.%6q)}")) return "200 result=0";
        return "200 result=1 (" + time() + ")";
    }

    private String database(AgiCommandLine line) {
        String key = line.word(3);
        note(Party.SERVER, "store: " + line.word(1) + " " + key);
        if (!line.word(2).equals("a2b")) return "200 result=0";
        if (line.is("DATABASE", "GET")) {
            String value = rehearsal.storeInside().get(key);
            return value == null ? "200 result=0" : "200 result=1 (" + value + ")";
        }
        return rehearsal.storeInside().remove(key) == null ? "200 result=0" : "200 result=1";
    }

    private String dial(String arguments) {
        Matcher order = DIAL.matcher(arguments);
        note(Party.SERVER, "dials " + arguments);
        if (gone) {
            variables.put("DIALSTATUS", "CANCEL");
            return "200 result=-1";
        }
        if (!order.matches()) { // as Asterisk does with a limit it cannot read
            variables.put("DIALSTATUS", "");
            return "200 result=-1";
        }
        Optional<Carrier> found = rehearsal.carrier(order.group(1));
        if (found.isEmpty()) return end("CHANUNAVAIL", 20, "0");
        Carrier carrier = found.get();
        variables.put("LEG_START", time());
        Duration ringMax = Duration.ofSeconds(Long.parseLong(order.group(2)));
        Duration ring = shorter(carrier.ring(), ringMax);
        if (caller.ringPatience().isPresent() && caller.ringPatience().get().compareTo(ring) < 0) {
            rehearsal.clock().advance(caller.ringPatience().get());
            hangUp("hangs up while it rings");
            return end("CANCEL", 127, "-1");
        }
        rehearsal.clock().advance(ring);
        if (!carrier.isAnswering()) {
            return end(carrier.status(), carrier.hangupCause(), "0");
        }
        if (carrier.ring().compareTo(ringMax) > 0) return end("NOANSWER", 0, "0");
        talk(carrier, order);
        return end("ANSWER", carrier.hangupCause(), "-1");
    }

    private void talk(Carrier carrier, Matcher order) {
        variables.put("LEG_ANSWER", time());
        note(Party.CARRIER, "answers");
        report(
                "answered",
                List.of(order.group(4), order.group(5), order.group(6), time(), "leg-" + uniqueId),
                connection -> {});
        Duration limit = Duration.ofMillis(Long.parseLong(order.group(3)));
        Duration callerTalk = caller.talkPatience().orElse(carrier.talk());
        Duration talk = shorter(limit, shorter(carrier.talk(), callerTalk));
        Duration half = talk.dividedBy(2);
        rehearsal.clock().advance(half);
        carrier.meanwhile().run();
        rehearsal.clock().advance(talk.minus(half));
        if (talk.equals(limit)) {
            note(Party.SWITCH, "cuts the call at its limit");
        } else if (talk.equals(carrier.talk())) {
            note(Party.CARRIER, "hangs up");
        } else {
            hangUp("hangs up");
        }
        variables.put("LEG_END", time());
    }

    private String end(String status, int cause, String result) {
        variables.put("DIALSTATUS", status);
        variables.put("HANGUPCAUSE", Integer.toString(cause));
        note(Party.SWITCH, "dial is over: " + status);
        return "200 result=" + result;
    }

    /** As the dialplan does it: report an unsettled call; if that does not work out, keep it. */
    void runHangupHandler() {
        String call = variables.getOrDefault("A2B_CALL", "");
        if (call.isEmpty()) return;
        String outcome = String.join(
                ":",
                "v1",
                value("A2B_LEG"),
                value("A2B_TRUNK"),
                value("LEG_START"),
                value("LEG_ANSWER"),
                value("LEG_END"),
                value("DIALSTATUS"),
                value("HANGUPCAUSE"));
        note(Party.SWITCH, "reports the end of " + call);
        report("ended", List.of(call, outcome), this::serve);
        if (value("A2B_SETTLED").equals("yes")) return;
        note(Party.SWITCH, "keeps the end of " + call);
        rehearsal.storeInside().put(call, outcome);
    }

    private String value(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The part of a report that talks to the server. */
    private interface Dialogue {
        void with(AgiConnection connection) throws IOException;
    }

    private void report(String script, List<String> arguments, Dialogue dialogue) {
        try (AgiConnection connection = rehearsal.connect()) {
            connection.request(script, caller.number(), uniqueId, arguments);
            dialogue.with(connection);
            while (connection.command().isPresent()) connection.reply(DEAD);
        } catch (IOException e) {
            note(Party.SWITCH, "could not report: " + script);
        }
    }

    private void hangUp(String how) {
        gone = true;
        note(Party.CALLER, how);
    }

    private String time() {
        Instant now = rehearsal.clock().instant();
        return now.getEpochSecond() + "." + "%06d".formatted(now.getNano() / 1000);
    }

    private void note(Party party, String text) {
        lines.add(Line.of(start, rehearsal.clock().instant(), party, text));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
