package io.a2b.payments.spi;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;

/** How a host adds its gateways. */
public final class PaymentsBinder {
    private final Multibinder<PaymentGateway> gateways;

    private PaymentsBinder(Binder binder) {
        gateways = Multibinder.newSetBinder(binder, PaymentGateway.class);
    }

    public static PaymentsBinder paymentsBinder(Binder binder) {
        return new PaymentsBinder(requireNonNull(binder, "binder"));
    }

    /** Payments name a gateway by its id; two with the same id are refused. */
    public PaymentsBinder addGateway(Class<? extends PaymentGateway> type) {
        gateways.addBinding().to(type).in(Scopes.SINGLETON);
        return this;
    }

    public PaymentsBinder addGateway(PaymentGateway gateway) {
        gateways.addBinding().toInstance(gateway);
        return this;
    }
}
