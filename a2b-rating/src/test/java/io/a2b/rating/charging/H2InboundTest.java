package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2InboundTest extends InboundContract {
    H2InboundTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
