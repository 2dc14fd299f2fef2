package io.a2b.core.caller;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.number.PhoneNumber;

/**
 * A number that proves an account by calling.
 *
 * @param active whether it does so now
 */
public record CallerId(PhoneNumber number, AccountId account, boolean active) {
    public CallerId {
        requireNonNull(number, "number");
        requireNonNull(account, "account");
    }
}
