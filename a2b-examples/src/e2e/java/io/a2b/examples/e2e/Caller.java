package io.a2b.examples.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a telephone does that calls in. It stays until the other side ends the call, or a minute.
 */
record Caller(
        String number,
        String name,
        String dials,
        String keysFirst,
        String keysThen,
        Duration pause) {

    /** A telephone that calls {@code dials} and keys in nothing. */
    static Caller of(String number, String dials) {
        return new Caller(number, "", dials, "", "", Duration.ZERO);
    }

    Caller named(String newName) {
        return new Caller(number, newName, dials, keysFirst, keysThen, pause);
    }

    /** Keys in one text two seconds after the answer, and the other one {@code newPause} later. */
    Caller keying(String first, Duration newPause, String then) {
        return new Caller(number, name, dials, first, then, newPause);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of("--from", number, "--to", dials));
        if (!name.isEmpty()) options.addAll(List.of("--name", name));
        options.addAll(List.of("--before", "2000", "--pin", keysFirst));
        options.addAll(List.of("--between", Long.toString(pause.toMillis()), "--dest", keysThen));
        options.addAll(List.of("--hold", "60000"));
        return options;
    }
}
