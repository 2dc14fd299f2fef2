package io.a2b.core.leader;

import io.a2b.core.testing.InMemoryLeaderLock;

class InMemoryLeaderLockTest extends LeaderLockContract {
    private final LeaderLock lock = new InMemoryLeaderLock(clock);

    @Override
    protected LeaderLock node() {
        return lock;
    }
}
