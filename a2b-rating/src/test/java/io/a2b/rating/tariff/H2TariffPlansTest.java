package io.a2b.rating.tariff;

import io.a2b.core.testing.TestDatabase;

class H2TariffPlansTest extends SqlTariffPlansContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
