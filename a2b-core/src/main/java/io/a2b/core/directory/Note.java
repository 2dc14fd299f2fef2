package io.a2b.core.directory;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;

import java.time.Instant;

/**
 * What an operator wrote about an account; never changed.
 *
 * @param id chosen by whoever writes it, 1 to 64 printable characters without blanks
 * @param actor who wrote it, 1 to 64 characters
 * @param text 1 to 2000 characters
 */
public record Note(String id, AccountId account, String actor, String text, Instant notedAt) {
    public Note {
        if (!id.matches("[!-~]{1,64}")) throw new IllegalArgumentException("id: " + id);
        requireNonNull(account, "account");
        requireNonNull(notedAt, "notedAt");
        if (actor.isBlank() || actor.length() > 64) {
            throw new IllegalArgumentException("actor: not 1 to 64 characters");
        }
        if (text.isBlank() || text.length() > 2000) {
            throw new IllegalArgumentException("text: not 1 to 2000 characters");
        }
    }
}
