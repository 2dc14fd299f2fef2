package io.a2b.rating.deck;

import io.a2b.core.testing.TestDatabase;

class H2DeckChangesTest extends DeckChangesContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
