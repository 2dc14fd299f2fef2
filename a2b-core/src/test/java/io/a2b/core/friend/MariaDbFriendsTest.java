package io.a2b.core.friend;

import io.a2b.core.testing.TestDatabase;

class MariaDbFriendsTest extends SqlFriendsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.MARIADB;
    }
}
