package io.a2b.core.event;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

import java.util.Map;

/**
 * Something that happened to an account, or to something that belongs to none yet. Immutable.
 *
 * @param subject what it happened to, such as {@code account:42}: events of one subject are
 *     delivered in the order in which they happened. At most 96 characters
 * @param facts names to texts, see {@link EventKind}; never a secret, a code or a whole card number
 */
public record Event(EventKind kind, String subject, Map<String, String> facts) {
    public Event {
        requireNonNull(kind, "kind");
        facts = Map.copyOf(facts);
        if (!subject.matches("[!-~]{1,96}")) {
            throw new IllegalArgumentException("subject: not 1 to 96 printable characters");
        }
    }

    /** About an account. */
    public static Event of(EventKind kind, AccountId account, Map<String, String> facts) {
        return new Event(kind, "account:" + account.value(), facts);
    }
}
