package io.a2b.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * What Asterisk has to be told so that its calls reach an {@link AgiServer}: the contexts of
 * {@code extensions.conf}. The metering is in there (when a carrier's leg was answered and when it
 * ended), and what keeps a call's end if the server is not there to hear it.
 *
 * @param host how Asterisk reaches the server: a name or an IPv4 address
 * @param port 1 to 65535
 * @param context the first context; the others begin with its name. Must be
 *     {@link AgiConfig#context()}
 * @param extension what is dialled to reach the card dialogue
 * @param sessionSeconds after so many seconds Asterisk hangs up whatever happens; must be longer
 *     than the longest dialogue and its calls together
 */
public record Dialplan(
        String host, int port, String context, String extension, int sessionSeconds) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,40}");

    /** @throws IllegalArgumentException if a part would not be safe in a dialplan */
    public Dialplan {
        require(HOST, "host", host);
        require(CONTEXT, "context", context);
        require(EXTENSION, "extension", extension);
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("port: " + port);
        if (sessionSeconds < 60) {
            throw new IllegalArgumentException("sessionSeconds: " + sessionSeconds);
        }
    }

    /** Context {@code a2b}, extension 1000, at most six hours a session. */
    public static Dialplan of(String host, int port) {
        return new Dialplan(host, port, "a2b", "1000", 6 * 3600);
    }

    public Dialplan withContext(String newContext) {
        return new Dialplan(host, port, newContext, extension, sessionSeconds);
    }

    public Dialplan withExtension(String newExtension) {
        return new Dialplan(host, port, context, newExtension, sessionSeconds);
    }

    /** The text to include in {@code extensions.conf}. */
    public String render() {
        return template()
                .replace("@HOST@", host)
                .replace("@PORT@", Integer.toString(port))
                .replace("@CONTEXT@", context)
                .replace("@EXTENSION@", extension)
                .replace("@SESSION_SECONDS@", Integer.toString(sessionSeconds));
    }

    private static String template() {
        try (InputStream in = Dialplan.class.getResourceAsStream("extensions.conf.template")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("extensions.conf.template", e);
        }
    }

    private static void require(Pattern form, String field, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(field + ": does not match " + form);
        }
    }
}
