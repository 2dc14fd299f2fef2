package io.a2b.rating.simulation;

import io.a2b.core.testing.TestDatabase;

class H2FileReratingTest extends ReratingContract {
    H2FileReratingTest() {
        super(TestDatabase.H2_FILE);
    }
}
