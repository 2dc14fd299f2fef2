package io.a2b.payments.gateway;

import java.util.regex.Pattern;

/** The name of a payment gateway: 1 to 32 of {@code a-z 0-9 -}. It is stored with every payment. */
public record GatewayId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,32}");

    /** Payments an operator takes by hand: cash, a bank transfer. */
    public static final GatewayId MANUAL = new GatewayId("manual");

    /** @throws IllegalArgumentException if {@code value} is malformed */
    public GatewayId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("value: not 1 to 32 of a-z 0-9 -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
