package io.a2b.payments.gateway;

import static io.a2b.payments.gateway.Texts.requireText;

import static java.util.Objects.requireNonNull;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;

import java.util.regex.Pattern;

/**
 * Money somebody pays to have on an account.
 *
 * @param id chosen by the caller before the first attempt, 1 to 80 of {@code A-Z a-z 0-9 . _ : -};
 *     what makes every step safe to repeat
 * @param amount above zero
 * @param actor who recorded or began it, 1 to 64 characters
 * @param note what the operator wants to find on the receipt, for example how it was paid; 1 to 200
 *     characters
 */
public record Payment(
        String id, GatewayId gateway, AccountId account, Money amount, String actor, String note) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

    /** @throws IllegalArgumentException naming the field that does not do */
    public Payment {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id: not 1 to 80 of A-Z a-z 0-9 . _ : -");
        }
        requireNonNull(gateway, "gateway");
        requireNonNull(account, "account");
        if (!amount.isPositive()) throw new IllegalArgumentException("amount: " + amount);
        requireText("actor", actor, 64);
        requireText("note", note, 200);
    }

    /** A payment that an operator holds in his hands: cash, a transfer on the bank statement. */
    public static Payment manual(
            String id, AccountId account, Money amount, String actor, String note) {
        return new Payment(id, GatewayId.MANUAL, account, amount, actor, note);
    }
}
