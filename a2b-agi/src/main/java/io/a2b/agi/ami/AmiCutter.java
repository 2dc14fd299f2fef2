package io.a2b.agi.ami;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.spi.ChannelCutter;

import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Has Asterisk hang up channels. Thread-safe; each order has a connection of its own. Unlike
 * questions, orders are always tried: somebody wants calls to end that cost money.
 */
public final class AmiCutter implements ChannelCutter {
    private static final Logger LOG = LoggerFactory.getLogger(AmiCutter.class);

    /** A name, not the pattern between slashes that Asterisk would take for many. */
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9][!-~]{0,79}");

    private final AmiConfig config;

    public AmiCutter(AmiConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    public boolean hangUp(String channel) {
        if (!CHANNEL.matcher(channel).matches()) return false;
        try {
            ManagerResponse answer = AmiSession.with(
                    config, connection -> connection.sendAction(new HangupAction(channel)));
            if (!(answer instanceof ManagerError)) return true;
            LOG.info("{}: not hung up: {}", channel, answer.getMessage());
        } catch (IOException
                | TimeoutException
                | AuthenticationFailedException
                | IllegalStateException e) {
            LOG.warn("{}: could not have {} hang up", channel, config, e);
        }
        return false;
    }
}
