package io.a2b.agi.flow;

import io.a2b.core.cdr.CallId;

import java.util.Optional;

/** Reads what the dialplan reports. */
final class Reported {
    private Reported() {}

    /** The call id, if {@code text} is one. */
    static Optional<CallId> call(String text) {
        if (text.length() > 64) return Optional.empty();
        try {
            return Optional.of(new CallId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
