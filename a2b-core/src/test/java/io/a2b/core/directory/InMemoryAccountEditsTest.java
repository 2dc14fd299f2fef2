package io.a2b.core.directory;

import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.InMemoryCore;

class InMemoryAccountEditsTest extends AccountEditsContract {
    private final InMemoryCore core = new InMemoryCore(clock);

    @Override
    protected AccountStores stores() {
        return AccountStores.of(core);
    }
}
