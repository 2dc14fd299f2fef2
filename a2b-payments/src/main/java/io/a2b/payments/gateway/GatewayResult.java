package io.a2b.payments.gateway;

import static io.a2b.payments.gateway.Texts.requireText;

/** What a gateway says became of a payment. */
public sealed interface GatewayResult {
    /**
     * The money is in.
     *
     * @param reference the gateway's own name for the payment, 1 to 96 characters
     */
    record Settled(String reference) implements GatewayResult {
        public Settled {
            requireText("reference", reference, 96);
        }
    }

    /** The money did not come and will not. @param reason for people, 1 to 200 characters */
    record Declined(String reason) implements GatewayResult {
        public Declined {
            requireText("reason", reason, 200);
        }
    }

    /**
     * Nobody knows: the money may have been taken. Asking again with the same payment finds out.
     *
     * @param reason for people, 1 to 200 characters
     */
    record Unknown(String reason) implements GatewayResult {
        public Unknown {
            requireText("reason", reason, 200);
        }
    }
}
