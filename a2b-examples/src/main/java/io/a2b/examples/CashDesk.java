package io.a2b.examples;

import io.a2b.core.account.Account;
import io.a2b.core.money.Money;
import io.a2b.payments.gateway.Payment;
import io.a2b.payments.topup.PaymentConflictException;
import io.a2b.payments.topup.Receipt;
import io.a2b.payments.topup.TopUpResult;
import io.a2b.payments.topup.TopUps;

/** Where an operator takes money and hands out receipts. */
final class CashDesk {
    private final TopUps topUps;

    CashDesk(TopUps topUps) {
        this.topUps = topUps;
    }

    /**
     * Puts money that was paid in on an account: once for each payment id, however often it is
     * told.
     *
     * @return the receipt; the same for a repeat
     * @throws RefusedException if it cannot be booked, or was booked before with other terms
     */
    Receipt take(String payment, Account account, Money amount, String actor, String method) {
        Payment paid = Payment.manual(payment, account.id(), amount, actor, method);
        TopUpResult result;
        try {
            result = topUps.topUp(paid);
        } catch (PaymentConflictException e) {
            throw new RefusedException("booked before with other terms: " + e.getMessage());
        }
        if (result instanceof TopUpResult.ToppedUp toppedUp) return toppedUp.receipt();
        if (result instanceof TopUpResult.Refused refused) {
            throw new RefusedException("not topped up: " + AccountCommand.words(refused.reason()));
        }
        throw new RefusedException("not topped up: " + result);
    }
}
