package io.a2b.core.caller;

/** What became of a caller id to be given to an account. */
public sealed interface BindResult {
    /** It is the account's now, or was already. */
    record Bound(CallerId callerId) implements BindResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements BindResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        /** It is another account's. */
        CALLER_ID_TAKEN,
        /** It is not the account's that it should be taken from. */
        CALLER_ID_NOT_OWNED,
        /** The account has as many as an account may have. */
        CALLER_IDS_EXCEEDED
    }
}
