package io.a2b.examples.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ApiExamplesTest {
    /** 95 s bill 30 + 11 x 6 = 96 s; 0.0411 x 96 / 60 = 0.06576. */
    @Test
    void pricesACall() {
        assertEquals("""
                number: 351912345678 matches prefix 3519, Portugal - Mobile, of rate deck retail v1
                talk: 95 s, billed 30/6: 30 + 11 x 6 = 96 s
                price: 96 s x 0.0411 per minute / 60 = 0.06576
                connection fee: 0.01
                total: USD 0.07576
                USD 1.00 pays for 1440 s, which cost USD 0.9964""", PriceACall.run());
    }
}
