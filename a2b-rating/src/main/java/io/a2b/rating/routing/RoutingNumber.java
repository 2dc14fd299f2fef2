package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What the network that a ported number moved to is found by: a location routing number, or a
 * routing prefix before the number. Carriers' rate decks are asked for it; it is not dialled.
 *
 * @param digits 1 to 32 digits
 */
public record RoutingNumber(String digits) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,32}");

    public RoutingNumber {
        requireNonNull(digits, "digits");
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("digits: not 1 to 32 digits");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
