package io.a2b.payments.manual;

import io.a2b.payments.spi.CanPurchase;
import io.a2b.payments.spi.CanPurchaseContract;

class ManualGatewayTest extends CanPurchaseContract {
    @Override
    protected CanPurchase gateway() {
        return new ManualGateway();
    }
}
