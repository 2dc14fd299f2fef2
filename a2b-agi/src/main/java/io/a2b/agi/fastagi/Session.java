package io.a2b.agi.fastagi;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.call.CallOrigin;
import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.ChannelVariable;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.agi.spi.CallFlow;

import org.asteriskjava.fastagi.AgiRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One connection: reads what is wanted, lets the flow of that name do it, closes. */
final class Session implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int SHOWN_MAX = 40;

    private final Wire wire;
    private final Map<String, CallFlow> flows;
    private final Admission admission;
    private final AgiConfig config;

    Session(Wire wire, Map<String, CallFlow> flows, Admission admission, AgiConfig config) {
        this.wire = wire;
        this.flows = flows;
        this.admission = admission;
        this.config = config;
    }

    @Override
    public void run() {
        try {
            Duration patience = Duration.ofSeconds(config.guards().requestSecondsMax());
            serve(origin(wire.request(patience)));
        } catch (ChannelGoneException e) {
            LOG.debug("the caller hung up");
        } catch (SwitchLostException e) {
            LOG.debug("connection lost", e); // who depended on it has said so already
        } catch (RuntimeException e) {
            LOG.error("a session failed", e);
        } finally {
            wire.close();
        }
    }

    private void serve(CallOrigin origin) {
        if (origin.channel().isEmpty()) return; // a health check of the port sends nothing
        CallFlow flow = flows.get(origin.script());
        if (flow == null) {
            LOG.warn("no script is called \"{}\"", shown(origin.script()));
            return;
        }
        FastAgiChannel channel = new FastAgiChannel(wire, origin, config);
        if (!admission.isCaller(origin.script())) {
            flow.run(channel);
            return;
        }
        if (!admission.enter()) {
            LOG.warn("{}: no room for another caller", shown(origin.uniqueId()));
            channel.setVariable(ChannelVariable.A2B_STATUS, "BUSY");
            return;
        }
        try {
            flow.run(channel);
        } finally {
            admission.leave();
        }
    }

    void cut() {
        wire.close();
    }

    void cutIfSilentFor(Duration limit) {
        if (wire.ourSilence().compareTo(limit) <= 0 || wire.isLost()) return;
        LOG.error("the program keeps a caller waiting for more than {}; let go", limit);
        wire.close();
    }

    private static CallOrigin origin(AgiRequest request) {
        String[] arguments = request.getArguments();
        return new CallOrigin(
                text(request.getScript()),
                arguments == null
                        ? List.of()
                        : Arrays.stream(arguments).map(Session::text).toList(),
                text(request.getCallerIdNumber()),
                text(request.getDnid()),
                text(request.getChannel()),
                text(request.getUniqueId()));
    }

    private static String text(String mayBeNull) {
        return mayBeNull == null ? "" : mayBeNull;
    }

    /** Foreign text in a log: short, and on one line. */
    private static String shown(String text) {
        String start = text.substring(0, Math.min(text.length(), SHOWN_MAX));
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
