package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2OpenCallsTest extends OpenCallsContract {
    H2OpenCallsTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
