package io.a2b.payments.spi;

import io.a2b.payments.gateway.GatewayResult;
import io.a2b.payments.gateway.Payment;

/** A gateway that can take a payment at once. */
public interface CanPurchase extends PaymentGateway {
    /**
     * Takes the money, or finds out what became of an earlier attempt: the same payment id takes it
     * once, however often this is called. Called outside of any transaction, may take seconds.
     * Whatever it throws counts as {@link GatewayResult.Unknown}.
     */
    GatewayResult purchase(Payment payment);
}
