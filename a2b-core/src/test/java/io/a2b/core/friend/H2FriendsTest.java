package io.a2b.core.friend;

import io.a2b.core.testing.TestDatabase;

class H2FriendsTest extends SqlFriendsContract {
    @Override
    TestDatabase engine() {
        return TestDatabase.H2_MEMORY;
    }
}
