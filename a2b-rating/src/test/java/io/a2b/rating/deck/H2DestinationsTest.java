package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class H2DestinationsTest extends DestinationsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
