package io.a2b.core.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One change of an account's status, as it was written down.
 *
 * @param sequence above zero; later changes have higher ones
 */
public record StatusChange(
        long sequence,
        AccountId account,
        AccountStatus before,
        AccountStatus after,
        StatusNote note,
        Instant changedAt) {
    public StatusChange {
        requireNonNull(account, "account");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(note, "note");
        requireNonNull(changedAt, "changedAt");
    }
}
