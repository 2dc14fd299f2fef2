package io.a2b.examples.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a telephone does that calls in. It stays until the other side ends the call, or a minute.
 *
 * @param transfersTo whom it asks to have the far end connected with; empty for nobody
 */
record Caller(
        String number,
        String name,
        String dials,
        Keyed keysFirst,
        Keyed keysThen,
        String transfersTo) {
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

    /** Text that is keyed in after a pause; nothing when it is empty. */
    record Keyed(Duration pause, String text) {
        static Keyed nothing() {
            return new Keyed(Duration.ZERO, "");
        }
    }

    /** A telephone that calls {@code dials} and keys in nothing. */
    static Caller of(String number, String dials) {
        Keyed first = new Keyed(USUAL_PAUSE, "");
        return new Caller(number, "", dials, first, Keyed.nothing(), "");
    }

    Caller named(String newName) {
        return new Caller(number, newName, dials, keysFirst, keysThen, transfersTo);
    }

    /** Keys in one text two seconds after the answer, and the other one {@code newPause} later. */
    Caller keying(String first, Duration newPause, String then) {
        return keying(new Keyed(USUAL_PAUSE, first), new Keyed(newPause, then));
    }

    /** Keys in one text after the answer, and then the other one. */
    Caller keying(Keyed first, Keyed then) {
        return new Caller(number, name, dials, first, then, transfersTo);
    }

    /** Asks so long after its answer that whoever it talks to be connected with another number. */
    Caller transferring(Duration after, String away) {
        return new Caller(number, name, dials, new Keyed(after, ""), Keyed.nothing(), away);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of("--from", number, "--to", dials));
        if (!name.isEmpty()) options.addAll(List.of("--name", name));
        if (!transfersTo.isEmpty()) {
            options.addAll(List.of("--scenario", "caller-refer.xml", "--transfer", transfersTo));
        }
        options.addAll(List.of("--before", millis(keysFirst), "--pin", keysFirst.text()));
        options.addAll(List.of("--between", millis(keysThen), "--dest", keysThen.text()));
        options.addAll(List.of("--hold", "60000"));
        return options;
    }

    private static String millis(Keyed keyed) {
        return Long.toString(keyed.pause().toMillis());
    }
}
