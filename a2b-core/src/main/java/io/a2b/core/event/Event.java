package io.a2b.core.event;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that happened to an account, or to something that belongs to none yet. Immutable.
 *
 * @param subject what it happened to, such as {@code account:42}: events of one subject are
 *     delivered in the order in which they happened. At most 96 characters
 * @param facts names to texts, see {@link EventKind}; never a secret, a code or a whole card
 *     number. A name is 1 to 32 letters and digits; all together hold at most about 2000 characters
 */
public record Event(EventKind kind, String subject, Map<String, String> facts) {
    private static final int FACTS_LENGTH_MAX = 4000;
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,96}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,32}");

    /** @throws IllegalArgumentException naming what does not do */
    public Event {
        requireNonNull(kind, "kind");
        facts = Map.copyOf(facts);
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("subject: not 1 to 96 printable characters");
        }
        for (String name : facts.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("facts: a name with other than A-Z a-z 0-9");
            }
        }
        int length = FactText.of(facts).length();
        if (length > FACTS_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "facts: " + length + " characters, more than " + FACTS_LENGTH_MAX);
        }
    }

    /** About an account. */
    public static Event of(EventKind kind, AccountId account, Map<String, String> facts) {
        return new Event(kind, "account:" + account.value(), facts);
    }
}
