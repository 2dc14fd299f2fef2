package io.a2b.rating.tariff;

import io.a2b.core.testing.TestDatabase;

class H2FileTariffPlansTest extends SqlTariffPlansContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_FILE;
    }
}
