package io.a2b.rating.allowance;

import io.a2b.core.testing.TestDatabase;

class H2FileAllowancesTest extends SqlAllowancesContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_FILE;
    }
}
