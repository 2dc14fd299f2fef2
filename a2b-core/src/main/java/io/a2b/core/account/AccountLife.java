package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The dates of an account: when it was opened, and when its first call was answered, if one was.
 */
public final class AccountLife {
    private final Instant createdAt;
    private final Instant firstUsedAt; // null: not used yet

    private AccountLife(Instant createdAt, Instant firstUsedAt) {
        this.createdAt = requireNonNull(createdAt, "createdAt");
        this.firstUsedAt = firstUsedAt;
    }

    public static AccountLife unused(Instant createdAt) {
        return new AccountLife(createdAt, null);
    }

    public static AccountLife used(Instant createdAt, Instant firstUsedAt) {
        return new AccountLife(createdAt, requireNonNull(firstUsedAt, "firstUsedAt"));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> firstUsedAt() {
        return Optional.ofNullable(firstUsedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountLife life
                && createdAt.equals(life.createdAt)
                && firstUsedAt().equals(life.firstUsedAt());
    }

    @Override
    public int hashCode() {
        return createdAt.hashCode();
    }

    @Override
    public String toString() {
        return "created " + createdAt
                + (firstUsedAt == null ? ", unused" : ", first used " + firstUsedAt);
    }
}
