package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2ArrivalsTest extends ArrivalsContract {
    H2ArrivalsTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
