package io.a2b.core.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Open holds as groups of this node have left them. Others may have changed them since, so whoever
 * relies on one has to check it when writing. The oldest are forgotten when there are too many.
 * Thread-safe.
 */
final class KnownHolds {
    private static final int HOLDS_MAX = 50_000;

    private final Map<String, HoldRow> holds = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HoldRow> eldest) {
            return size() > HOLDS_MAX;
        }
    };

    synchronized boolean contains(String id) {
        return holds.containsKey(id);
    }

    synchronized Optional<HoldRow> find(String id) {
        return Optional.ofNullable(holds.get(id));
    }

    /** To change it: nobody else gets it, until it is kept again. */
    synchronized Optional<HoldRow> take(String id) {
        return Optional.ofNullable(holds.remove(id));
    }

    synchronized void forget(Collection<String> ids) {
        ids.forEach(holds::remove);
    }

    /** To be told after the commit. */
    synchronized void keep(Collection<HoldRow> written) {
        for (HoldRow hold : written) {
            if (hold.state() == HoldState.OPEN) holds.put(hold.id(), hold);
            else holds.remove(hold.id());
        }
    }
}
