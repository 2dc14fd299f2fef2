package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Callers that are refused, whatever account they use.
 *
 * @param prefix the digits that their numbers begin with, as the switch gives them but for a plus:
 *     1 to 20, so a national form with its zeros can be told too
 * @param note why, for people; at most 200 characters, none of them a control character
 */
public record BlockedCaller(String prefix, String note, Instant blockedAt) {
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,20}");

    public BlockedCaller {
        requireNonNull(blockedAt, "blockedAt");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("prefix: not 1 to 20 digits");
        }
        if (note.length() > 200 || note.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "note: over 200 characters, or with control characters");
        }
    }
}
