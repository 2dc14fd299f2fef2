package io.a2b.agi.fastagi;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.call.CallChannel;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.DialOrder;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.core.cdr.CallId;

import org.asteriskjava.fastagi.command.AgiCommand;
import org.asteriskjava.fastagi.command.AnswerCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.DatabaseDelCommand;
import org.asteriskjava.fastagi.command.DatabaseGetCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.asteriskjava.fastagi.command.GetDataCommand;
import org.asteriskjava.fastagi.command.GetFullVariableCommand;
import org.asteriskjava.fastagi.command.GetVariableCommand;
import org.asteriskjava.fastagi.command.HangupCommand;
import org.asteriskjava.fastagi.command.SayNumberCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.asteriskjava.fastagi.command.StreamFileCommand;
import org.asteriskjava.fastagi.reply.AgiReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A channel of Asterisk at the other end of a wire. */
final class FastAgiChannel implements CallChannel {
    private static final Logger LOG = LoggerFactory.getLogger(FastAgiChannel.class);
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:+/-]{0,128}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_/-]{1,80}");
    private static final Pattern KEYED = Pattern.compile("[0-9A-Da-d*]{0,80}");
    private static final String STORE = "a2b";
    private static final String ANY_KEY = "0123456789*#";
    private static final String TIME = "${STRFTIME(,,%s.%6q)}"; // never built from anything
    private static final String GONE = "-1";

    private final Wire wire;
    private final CallOrigin origin;
    private final AgiConfig config;

    FastAgiChannel(Wire wire, CallOrigin origin, AgiConfig config) {
        this.wire = wire;
        this.origin = origin;
        this.config = config;
    }

    @Override
    public CallOrigin origin() {
        return origin;
    }

    @Override
    public void answer() {
        listen(send(new AnswerCommand()));
    }

    @Override
    public void play(String file) {
        listen(send(new StreamFileCommand(checked(file))));
    }

    @Override
    public void say(long number) {
        listen(send(new SayNumberCommand(Long.toString(number))));
    }

    @Override
    public String ask(String file, Duration patience, int digitsMax) {
        GetDataCommand command = new GetDataCommand(checked(file), patience.toMillis(), digitsMax);
        Duration within = commandPatience().plus(patience.multipliedBy(digitsMax + 1L));
        AgiReply reply = send(command, within);
        String digits = reply.getResult() == null ? "" : reply.getResult();
        if (digits.equals(GONE)) {
            requireAlive();
            LOG.warn("{}: no sound file {}", origin.uniqueId(), file);
            return "";
        }
        if (!KEYED.matcher(digits).matches()) throw nonsense("digits");
        return digits;
    }

    @Override
    public Optional<Character> playUntilDigit(String file) {
        AgiReply reply = send(new StreamFileCommand(checked(file), ANY_KEY));
        listen(reply);
        int code = reply.getResultCode();
        return code > 0 && ANY_KEY.indexOf(code) >= 0 ? Optional.of((char) code) : Optional.empty();
    }

    @Override
    public String variable(ChannelVariable variable) {
        AgiReply reply = send(new GetVariableCommand(variable.readName()));
        return reply.getResultCode() == 1 ? extra(reply) : "";
    }

    @Override
    public void setVariable(ChannelVariable variable, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(variable + ": does not match " + VALUE);
        }
        send(new SetVariableCommand(variable.assignedName(), value));
    }

    @Override
    public String switchTime() {
        return extra(send(new GetFullVariableCommand(TIME)));
    }

    @Override
    public void dial(DialOrder order) {
        long seconds = Math.addExact(
                talkSecondsMax(order),
                order.callee().ringSecondsMax() + config.guards().dialSecondsOver());
        String arguments = order.arguments(config.context());
        send(new ExecCommand("Dial", arguments), Duration.ofSeconds(seconds));
    }

    /** Its limit; but one that may be moved meanwhile can end where that of any call does. */
    private long talkSecondsMax(DialOrder order) {
        if (!config.slices().areWanted()) return order.talkSecondsMax();
        return Math.max(order.talkSecondsMax(), config.dialogue().talkSecondsMax());
    }

    @Override
    public Optional<String> kept(CallId call) {
        AgiReply reply = send(new DatabaseGetCommand(STORE, call.value()));
        return reply.getResultCode() == 1 ? Optional.of(extra(reply)) : Optional.empty();
    }

    @Override
    public void forget(CallId call) {
        send(new DatabaseDelCommand(STORE, call.value()));
    }

    @Override
    public void hangUp() {
        send(new HangupCommand());
    }

    private AgiReply send(AgiCommand command) {
        return send(command, commandPatience());
    }

    private AgiReply send(AgiCommand command, Duration within) {
        AgiReply reply = wire.exchange(command, within);
        switch (reply.getStatus()) {
            case AgiReply.SC_SUCCESS:
                return reply;
            case AgiReply.SC_DEAD_CHANNEL:
                throw new ChannelGoneException();
            default: // a command this switch does not know, or no AGI at all
                throw nonsense("status " + reply.getStatus());
        }
    }

    /** -1 says the caller hung up, or the file is missing; only the channel knows which. */
    private void listen(AgiReply reply) {
        if (GONE.equals(reply.getResult())) requireAlive();
    }

    private void requireAlive() {
        if (send(new ChannelStatusCommand()).getResultCode() < 0) throw new ChannelGoneException();
    }

    private SwitchLostException nonsense(String what) {
        wire.close();
        return new SwitchLostException("the switch does not speak AGI: " + what, null);
    }

    private Duration commandPatience() {
        return Duration.ofSeconds(config.guards().commandSecondsMax());
    }

    private static String extra(AgiReply reply) {
        return reply.getExtra() == null ? "" : reply.getExtra();
    }

    private static String checked(String file) {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("file: does not match " + FILE);
        }
        return file;
    }
}
