package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2InboundFaultsTest extends InboundFaultsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
