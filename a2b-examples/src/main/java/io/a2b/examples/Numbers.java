package io.a2b.examples;

import io.a2b.core.number.PhoneNumber;

/** Numbers on the command line. */
final class Numbers {
    private Numbers() {}

    /** @throws IllegalArgumentException naming {@code what} was wrong */
    static PhoneNumber of(String what, String text) {
        return PhoneNumber.find(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(what + ": not a number in E.164: " + text));
    }
}
