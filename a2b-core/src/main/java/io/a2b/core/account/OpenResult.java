package io.a2b.core.account;

/** What became of an account to be opened. */
public sealed interface OpenResult {
    /** It is open, with a balance of zero. */
    record Opened(Account account) implements OpenResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements OpenResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        CARD_NUMBER_TAKEN,
        ALIAS_TAKEN,
        CALLER_ID_TAKEN
    }
}
