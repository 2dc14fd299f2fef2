package io.a2b.payments.topup;

import static java.util.Objects.requireNonNull;

import io.a2b.core.money.Money;
import io.a2b.payments.gateway.Payment;

import java.time.Instant;

/**
 * Proof that a payment is on the account; a repeat gives an equal one.
 *
 * @param number counts up over all payments, with gaps
 * @param balanceAfter what was booked on the account right after it, calls in progress not counted
 * @param reference the gateway's own name for the payment
 */
public record Receipt(
        long number, Payment payment, Money balanceAfter, String reference, Instant settledAt) {
    public Receipt {
        requireNonNull(payment, "payment");
        requireNonNull(balanceAfter, "balanceAfter");
        requireNonNull(reference, "reference");
        requireNonNull(settledAt, "settledAt");
    }

    /** For paper: one line per fact. */
    @Override
    public String toString() {
        return """
                receipt: %d
                payment: %s
                account: %s
                amount: %s
                balance after: %s
                paid by: %s, %s
                recorded by: %s
                at: %s""".formatted(
                        number,
                        payment.id(),
                        payment.account(),
                        payment.amount(),
                        balanceAfter,
                        payment.gateway(),
                        payment.note(),
                        payment.actor(),
                        settledAt);
    }
}
