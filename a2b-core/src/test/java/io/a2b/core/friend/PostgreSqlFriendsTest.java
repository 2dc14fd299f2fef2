package io.a2b.core.friend;

import io.a2b.core.testing.TestDatabase;

class PostgreSqlFriendsTest extends SqlFriendsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.POSTGRESQL;
    }
}
