package io.a2b.agi.ami;

import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;

import java.io.IOException;

/**
 * A connection for one thing to ask. Such things are rare, and a connection that is kept would have
 * to be watched, reconnected and resynchronised.
 */
final class AmiSession {
    private AmiSession() {}

    /** What is asked on a connection that is logged in. */
    @FunctionalInterface
    interface Question<T> {
        T ask(ManagerConnection connection) throws IOException, TimeoutException;
    }

    static <T> T with(AmiConfig config, Question<T> question)
            throws IOException, TimeoutException, AuthenticationFailedException {
        DefaultManagerConnection connection = new DefaultManagerConnection(
                config.host(), config.port(), config.user(), config.secret());
        int millis = config.timeoutSeconds() * 1000;
        connection.setSocketTimeout(millis);
        connection.setDefaultResponseTimeout(millis);
        connection.setDefaultEventTimeout(millis);
        connection.login("off"); // no events: they are not needed
        try {
            return question.ask(connection);
        } finally {
            connection.logoff();
        }
    }
}
