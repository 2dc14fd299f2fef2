package io.a2b.core.friend;

/** What became of a telephone to be added. */
public sealed interface AddResult {
    /** It is there, as it was asked for. */
    record Added(Friend friend) implements AddResult {}

    /** Nothing was written. */
    record Refused(Reason reason) implements AddResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        ACCOUNT_UNKNOWN,
        /** There is another one of that name. */
        NAME_TAKEN
    }
}
