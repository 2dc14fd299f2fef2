package io.a2b.payments.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.payments.gateway.GatewayResult;
import io.a2b.payments.gateway.Payment;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** What every gateway that takes payments at once has to keep; hosts extend it for theirs. */
public abstract class CanPurchaseContract {
    private final String id = UUID.randomUUID().toString();

    /** The gateway under test, connected to something that takes payments of this size. */
    protected abstract CanPurchase gateway();

    private Payment payment() {
        return new Payment(
                id,
                gateway().id(),
                new AccountId(1),
                Money.of("USD", "10.00"),
                "contract",
                "a contract test");
    }

    @Test
    void aPaymentAskedForAgainGetsTheSameAnswer() {
        GatewayResult first = gateway().purchase(payment());
        assertEquals(first, gateway().purchase(payment()));
    }

    @Test
    void theIdNeverChanges() {
        assertEquals(gateway().id(), gateway().id());
    }
}
