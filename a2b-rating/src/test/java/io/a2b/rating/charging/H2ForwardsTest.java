package io.a2b.rating.charging;

import io.a2b.core.testing.TestDatabase;

class H2ForwardsTest extends ForwardsContract {
    H2ForwardsTest() {
        super(TestDatabase.H2_MEMORY);
    }
}
