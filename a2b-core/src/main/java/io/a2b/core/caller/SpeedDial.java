package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

/**
 * A number under one digit.
 *
 * @param code 0 to 9
 * @param label for people; at most 64 characters, none of them a control character
 */
public record SpeedDial(int code, PhoneNumber number, String label) {
    public SpeedDial {
        requireNonNull(number, "number");
        if (code < 0 || code > 9) throw new IllegalArgumentException("code: " + code);
        if (label.length() > 64 || label.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "label: over 64 characters, or with control characters");
        }
    }
}
