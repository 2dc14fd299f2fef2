package io.a2b.payments.topup;

import io.a2b.core.ledger.Ledger;
import io.a2b.core.persistence.Transactor;
import io.a2b.payments.gateway.Payment;
import io.a2b.payments.spi.PaymentGateway;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tops accounts up with payments. Thread-safe, also across nodes that share a database. Every
 * method may throw {@link io.a2b.core.A2bException} when the database fails; then nothing is known,
 * and repeating with the same payment finds out.
 */
public interface TopUps {
    /**
     * Over the tables of {@link io.a2b.payments.PaymentsTables}.
     *
     * @throws IllegalArgumentException if two gateways have the same id
     */
    static TopUps over(
            Transactor transactor, Ledger ledger, Clock clock, Set<PaymentGateway> gateways) {
        return new SqlTopUps(transactor, ledger, clock, gateways);
    }

    /**
     * Has the gateway take a payment, and puts it on the account: ledger entry, receipt and state
     * are one transaction. Exactly once by the payment's id, whatever crashes in the middle: the
     * payment is on record before the gateway is asked, and a repeat goes on from there.
     *
     * @throws PaymentConflictException if the id names a payment with other terms
     * @throws io.a2b.core.A2bException {@code DATA_CORRUPT} if the gateway took the money of a
     *     payment that it declined to another caller meanwhile; nothing is booked, somebody has to
     *     look
     */
    TopUpResult topUp(Payment payment);

    /** The receipt of a payment; none before it is on the account. */
    Optional<Receipt> findReceipt(String paymentId);

    /** The state of a payment; none if it was never recorded. */
    Optional<TopUpState> findState(String paymentId);

    /**
     * Payments that are neither settled nor declined, in the order they were recorded: what a crash
     * or a gateway left open. Give them to {@link #topUp} again. At most {@code limit} (1 to 1000).
     */
    List<Payment> unfinished(int limit);
}
