package io.a2b.core.voucher;

import io.a2b.core.exchange.ConvertResult;
import io.a2b.core.money.Money;

import java.time.Instant;
import java.util.Optional;

/** What became of a code. */
public sealed interface RedeemResult {
    /**
     * Its value is on the account.
     *
     * @param value of the voucher, perhaps in another currency
     * @param credited what the account got
     * @param replay whether this account had redeemed it before
     */
    record Redeemed(VoucherId voucher, Money value, Money credited, boolean replay)
            implements RedeemResult {}

    /**
     * Nothing was changed.
     *
     * @param retryAt when {@code LOCKED_OUT} ends
     */
    record Refused(Reason reason, Optional<Instant> retryAt) implements RedeemResult {}

    /** In order of precedence: when several apply, the first is reported. */
    enum Reason {
        /** The caller or the account tried too many wrong codes. */
        LOCKED_OUT,
        CODE_UNKNOWN,
        REVOKED,
        /** By another account. */
        ALREADY_REDEEMED,
        EXPIRED,
        ACCOUNT_UNKNOWN,
        /** It is in another currency, and no rate is known. */
        RATE_MISSING,
        /** It is in another currency, and the rate is too old. */
        RATE_STALE,
        /** In the currency of the account it is worth less than a millionth, or too much. */
        VALUE_OUT_OF_RANGE;

        /** Why the value could not become money of the account. */
        public static Reason of(ConvertResult.Reason reason) {
            return switch (reason) {
                case ACCOUNT_UNKNOWN -> ACCOUNT_UNKNOWN;
                case RATE_MISSING -> RATE_MISSING;
                case RATE_STALE -> RATE_STALE;
                case AMOUNT_OUT_OF_RANGE -> VALUE_OUT_OF_RANGE;
            };
        }
    }
}
