package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2ChargingAllowanceTest extends ChargingAllowanceContract {
    H2ChargingAllowanceTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
