package io.a2b.rating.tariff;

import io.a2b.core.testing.TestDatabase;

class MariaDbTariffPlansTest extends SqlTariffPlansContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
