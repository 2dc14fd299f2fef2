package io.a2b.rating.routing;

import io.a2b.core.testing.TestDatabase;

class H2TrunksTest extends SqlTrunksContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
