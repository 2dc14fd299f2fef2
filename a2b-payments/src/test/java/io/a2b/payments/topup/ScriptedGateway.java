package io.a2b.payments.topup;

import io.a2b.payments.gateway.GatewayId;
import io.a2b.payments.gateway.GatewayResult;
import io.a2b.payments.gateway.Payment;
import io.a2b.payments.spi.CanPurchase;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A gateway that answers what a test tells it to. */
final class ScriptedGateway implements CanPurchase {
    static final GatewayId ID = new GatewayId("scripted");

    private final List<Payment> asked = new ArrayList<>();
    private Supplier<GatewayResult> answer = () -> new GatewayResult.Settled("ref-1");

    void answers(Supplier<GatewayResult> newAnswer) {
        answer = newAnswer;
    }

    List<Payment> asked() {
        return asked;
    }

    @Override
    public GatewayId id() {
        return ID;
    }

    @Override
    public synchronized GatewayResult purchase(Payment payment) {
        asked.add(payment);
        return answer.get();
    }
}
