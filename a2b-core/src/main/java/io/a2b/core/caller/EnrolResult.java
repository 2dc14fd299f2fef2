package io.a2b.core.caller;

import io.a2b.core.account.Account;

/** What became of a caller whom nobody knew. */
public sealed interface EnrolResult {
    /** He has an account now. */
    record Enrolled(Account account) implements EnrolResult {}

    /** He had one already; nothing was written. */
    record Known(Account account) implements EnrolResult {}

    /** His number is somebody's, but switched off; nothing was written. */
    record SwitchedOff() implements EnrolResult {}
}
