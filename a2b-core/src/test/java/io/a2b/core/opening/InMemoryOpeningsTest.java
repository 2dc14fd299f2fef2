package io.a2b.core.opening;

import io.a2b.core.testing.AccountStores;
import io.a2b.core.testing.InMemoryCore;

class InMemoryOpeningsTest extends OpeningsContract {
    private final InMemoryCore core = new InMemoryCore(clock);

    @Override
    protected AccountStores stores() {
        return AccountStores.of(core);
    }

    @Override
    protected Openings openings() {
        return core.openings();
    }
}
