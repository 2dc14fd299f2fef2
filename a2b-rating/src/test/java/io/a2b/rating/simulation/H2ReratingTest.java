package io.a2b.rating.simulation;

import io.a2b.core.testing.TestDatabase;

class H2ReratingTest extends ReratingContract {
    H2ReratingTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
