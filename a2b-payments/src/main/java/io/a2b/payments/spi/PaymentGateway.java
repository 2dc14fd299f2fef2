package io.a2b.payments.spi;

import io.a2b.payments.gateway.GatewayId;

/**
 * A way for money to come in. A gateway implements this and the capability interfaces it really
 * has. Thread-safe.
 */
public interface PaymentGateway {
    /** What payments name it by: always the same, and no other gateway's. */
    GatewayId id();
}
