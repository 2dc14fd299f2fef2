package io.a2b.core.opening;

import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.InMemoryCore;

class InMemoryAccountImportTest extends AccountImportContract {
    private final InMemoryCore core = new InMemoryCore(clock);

    @Override
    protected AccountStores stores() {
        return AccountStores.of(core);
    }
}
