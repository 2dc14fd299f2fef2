package io.a2b.agi.ami;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.spi.ChannelLimiter;

import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Has Asterisk move the limit of a carrier's channel. Thread-safe; each order has a connection of
 * its own. A limit that was dialled as {@code L(ms)} is the channel's absolute timeout, which can
 * be set again while the call is up; one with a warning, {@code L(ms:ms)}, is not.
 */
public final class AmiLimiter implements ChannelLimiter {
    private static final Logger LOG = LoggerFactory.getLogger(AmiLimiter.class);
    private static final String LIMIT = "TIMEOUT(absolute)";

    /** A unique id: nothing that would begin another field, or be taken for a pattern. */
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9._-]{1,150}");

    private final AmiConfig config;

    public AmiLimiter(AmiConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    public boolean limit(String channel, Duration left) {
        if (left.toMillis() < 1) throw new IllegalArgumentException("left: " + left);
        if (!CHANNEL.matcher(channel).matches()) return false;
        try {
            SetVarAction action = new SetVarAction(channel, LIMIT, seconds(left));
            ManagerResponse answer =
                    AmiSession.with(config, connection -> connection.sendAction(action));
            if (!(answer instanceof ManagerError)) return true;
            LOG.info("{}: its limit stays: {}", channel, answer.getMessage());
        } catch (IOException
                | TimeoutException
                | AuthenticationFailedException
                | IllegalStateException e) {
            LOG.warn("{}: could not have {} move its limit", channel, config, e);
        }
        return false;
    }

    /** To the millisecond; a zero would take the limit away. */
    private static String seconds(Duration left) {
        return left.toSeconds() + ".%03d".formatted(left.toMillisPart());
    }
}
