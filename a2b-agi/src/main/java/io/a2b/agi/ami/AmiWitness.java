package io.a2b.agi.ami;

import static java.util.Objects.requireNonNull;

import io.a2b.agi.call.LegOutcome;
import io.a2b.core.cdr.CallId;
import io.a2b.rating.charging.Call;
import io.a2b.rating.spi.CallWitness;

import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.action.StatusAction;
import org.asteriskjava.manager.event.DbGetResponseEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks Asterisk what became of a call: whether a channel carries it, and whether the dialplan kept
 * its end. Thread-safe; one question at a time.
 *
 * <p>Each question has a connection of its own. While Asterisk cannot be reached, questions are
 * answered with "unknown" at once, and it is tried again after a growing pause.
 */
public final class AmiWitness implements CallWitness {
    private static final Logger LOG = LoggerFactory.getLogger(AmiWitness.class);
    private static final String STORE = "a2b";
    private static final String NO_SUCH_KEY = "Database entry not found";
    private static final String CALL_VARIABLE = "A2B_CALL";

    private final AmiConfig config;
    private final Clock clock;
    private final BackOff backOff;

    /** @param clock of the program; stands for a time that Asterisk did not keep */
    public AmiWitness(AmiConfig config, Clock clock) {
        this(config, clock, RandomGenerator.getDefault());
    }

    AmiWitness(AmiConfig config, Clock clock, RandomGenerator chance) {
        this.config = requireNonNull(config, "config");
        this.clock = requireNonNull(clock, "clock");
        this.backOff = new BackOff(clock, chance);
    }

    @Override
    public synchronized Testimony testify(Call call) {
        if (!backOff.mayTry()) return new Testimony.Unknown();
        try {
            Testimony told = ask(call.request().call());
            backOff.succeeded();
            return told;
        } catch (IOException
                | TimeoutException
                | AuthenticationFailedException
                | IllegalStateException e) {
            backOff.failed();
            LOG.warn("{}: could not ask {}", call.request().call(), config, e);
            return new Testimony.Unknown();
        }
    }

    private Testimony ask(CallId call)
            throws IOException, TimeoutException, AuthenticationFailedException {
        return AmiSession.with(config, connection -> {
            if (isLive(connection, call)) return new Testimony.Alive();
            Optional<LegOutcome> kept = kept(connection, call);
            if (kept.isPresent()) return new Testimony.Ended(kept.get().report(clock.instant()));
            return new Testimony.Gone();
        });
    }

    private static boolean isLive(ManagerConnection connection, CallId call)
            throws IOException, EventTimeoutException {
        StatusAction action = new StatusAction();
        action.setVariables(CALL_VARIABLE);
        ResponseEvents answer = connection.sendEventGeneratingAction(action);
        requireAllowed(answer.getResponse()); // or every live call would look like one that is gone
        for (ResponseEvent event : answer.getEvents()) {
            if (event instanceof StatusEvent status
                    && status.getVariables() != null
                    && call.value().equals(status.getVariables().get(CALL_VARIABLE))) {
                return true;
            }
        }
        return false;
    }

    /** A call id has no character that could end a line or begin another field. */
    private static Optional<LegOutcome> kept(ManagerConnection connection, CallId call)
            throws IOException, EventTimeoutException {
        DbGetAction action = new DbGetAction(STORE, call.value());
        ResponseEvents answer = connection.sendEventGeneratingAction(action);
        if (answer.getResponse() instanceof ManagerError error
                && NO_SUCH_KEY.equals(error.getMessage())) {
            return Optional.empty();
        }
        requireAllowed(answer.getResponse());
        for (ResponseEvent event : answer.getEvents()) {
            if (event instanceof DbGetResponseEvent found) return LegOutcome.find(found.getVal());
        }
        return Optional.empty();
    }

    private static void requireAllowed(ManagerResponse response) throws IOException {
        if (response instanceof ManagerError error) {
            throw new IOException("refused by Asterisk: " + error.getMessage());
        }
    }
}
