package io.a2b.core.event;

import io.a2b.core.testing.TestDatabase;

class H2EventDeliveryTest extends SqlEventDeliveryContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
