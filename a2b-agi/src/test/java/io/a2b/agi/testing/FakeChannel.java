package io.a2b.agi.testing;

import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.DialOrder;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.core.cdr.CallId;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel in memory, for tests of flows and announcers: the caller keys in what he was given, one
 * text a question, and can be found gone, or the switch lost, at any command. Every dial is
 * answered at once and lasts five seconds. Used by one thread.
 */
public final class FakeChannel implements CallChannel {
    private static final long ANSWERED_AT = 1_772_366_400;
    private static final int TALK_SECONDS = 5;

    private final Deque<String> keys;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<Long> said = new ArrayList<>();
    private final Map<ChannelVariable, String> variables = new EnumMap<>(ChannelVariable.class);
    private boolean early;
    private String spoken = "";
    private int goneAt = Integer.MAX_VALUE;
    private int lostAt = Integer.MAX_VALUE;
    private int commands;

    private FakeChannel(List<String> keys) {
        this.keys = new ArrayDeque<>(keys);
    }

    /** A caller who keys this in at the next question, and so on; then nothing. */
    public static FakeChannel keying(String... keys) {
        return new FakeChannel(List.of(keys));
    }

    /** Keys in during what is played in front of a question, if a digit may end that. */
    public FakeChannel early() {
        early = true;
        return this;
    }

    /** Then says this to whoever understands speech: text of any length and form. */
    public FakeChannel saying(String text) {
        spoken = text;
        return this;
    }

    /** What the dialplan gave to the script. */
    public FakeChannel given(String... scriptArguments) {
        arguments.addAll(List.of(scriptArguments));
        return this;
    }

    /** The caller is found gone at this command, counted from 1. */
    public FakeChannel goneAt(int command) {
        goneAt = command;
        return this;
    }

    /** The switch is lost at this command, counted from 1. */
    public FakeChannel lostAt(int command) {
        lostAt = command;
        return this;
    }

    /** What was done, in words, in order. */
    public List<String> done() {
        return List.copyOf(done);
    }

    /** The numbers that were said. */
    public List<Long> said() {
        return List.copyOf(said);
    }

    /** Commands so far, failed ones included. */
    public int commandCount() {
        return commands;
    }

    @Override
    public CallOrigin origin() {
        return new CallOrigin("test", arguments, "", "1000", "PJSIP/fake-1", "1.1");
    }

    @Override
    public void answer() {
        alive("answers");
    }

    @Override
    public void play(String file) {
        alive("plays " + file);
    }

    @Override
    public void say(long number) {
        alive("says " + number);
        said.add(number);
    }

    @Override
    public String ask(String file, Duration patience, int digitsMax) {
        alive("asks " + file);
        if (keys.isEmpty()) return spoken;
        String keyed = keys.poll();
        if (keyed.length() <= digitsMax) return keyed;
        keys.addFirst(keyed.substring(digitsMax)); // Asterisk does not wait for more
        return keyed.substring(0, digitsMax);
    }

    @Override
    public Optional<Character> playUntilDigit(String file) {
        alive("plays " + file);
        if (!early || keys.isEmpty()) return Optional.empty();
        String keyed = keys.poll();
        if (keyed.isEmpty()) return Optional.of('#');
        keys.addFirst(keyed.substring(1));
        return Optional.of(keyed.charAt(0));
    }

    @Override
    public String variable(ChannelVariable variable) {
        reach("reads " + variable);
        return variables.getOrDefault(variable, "");
    }

    @Override
    public void setVariable(ChannelVariable variable, String value) {
        reach("sets " + variable + "=" + value);
        variables.put(variable, value);
    }

    @Override
    public String switchTime() {
        reach("reads the time");
        return time(TALK_SECONDS + 1);
    }

    @Override
    public void dial(DialOrder order) {
        alive("dials " + order.arguments("a2b"));
        variables.put(ChannelVariable.LEG_START, time(0));
        variables.put(ChannelVariable.LEG_ANSWER, time(0));
        variables.put(ChannelVariable.LEG_END, time(TALK_SECONDS));
        variables.put(ChannelVariable.DIALSTATUS, "ANSWER");
        variables.put(ChannelVariable.HANGUPCAUSE, "16");
    }

    @Override
    public Optional<String> kept(CallId call) {
        reach("looks for " + call);
        return Optional.empty();
    }

    @Override
    public void forget(CallId call) {
        reach("forgets " + call);
    }

    @Override
    public void hangUp() {
        alive("hangs up");
        goneAt = commands;
    }

    private static String time(int afterSeconds) {
        return ANSWERED_AT + afterSeconds + ".000000";
    }

    private void alive(String what) {
        reach(what);
        if (commands >= goneAt) throw new ChannelGoneException();
    }

    private void reach(String what) {
        commands++;
        if (commands >= lostAt) throw new SwitchLostException("lost, as told", null);
        done.add(what);
    }
}
