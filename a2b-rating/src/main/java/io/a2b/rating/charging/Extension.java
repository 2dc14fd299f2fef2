package io.a2b.rating.charging;

import io.a2b.core.money.Money;

/** Whether a live call may talk longer. */
public sealed interface Extension {
    /**
     * It may.
     *
     * @param talkSeconds the new limit, counted from the answer; may be less than was asked for
     * @param held the charge of {@code talkSeconds}: all that is set aside for the call now
     */
    record Extended(long talkSeconds, Money held, boolean replay) implements Extension {}

    /** It may not; the old limit stays. Nothing was written. */
    record Refused(Reason reason) implements Extension {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        CALL_UNKNOWN,
        /** It was settled or released already. */
        CALL_OVER,
        /** The account was suspended or closed meanwhile. */
        ACCOUNT_NOT_ACTIVE,
        /** It may talk as long already as any call may. */
        LIMIT_REACHED,
        /** The money does not pay for one more second. */
        FUNDS_INSUFFICIENT,
        /** What the account may spend in this day or month does not. */
        SPEND_CAP_REACHED
    }
}
