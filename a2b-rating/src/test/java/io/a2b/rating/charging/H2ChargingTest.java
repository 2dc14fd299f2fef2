package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2ChargingTest extends ChargingContract {
    H2ChargingTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
