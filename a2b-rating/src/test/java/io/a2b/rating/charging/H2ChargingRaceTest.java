package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2ChargingRaceTest extends ChargingRaceContract {
    H2ChargingRaceTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
