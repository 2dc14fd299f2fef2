package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;
import io.a2b.rating.spi.Occupancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts the calls that were answered and are not settled. */
final class OpenCalls implements Occupancy {
    private final Transactor transactor;

    OpenCalls(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public Map<String, Integer> callsNow(Set<String> trunks) {
        if (trunks.isEmpty()) return Map.of();
        Map<String, Integer> calls = new HashMap<>();
        transactor.inTransaction(tx -> tx.mapper(CallMapper.class).answeredByTrunk()).stream()
                .filter(row -> trunks.contains(row.trunk()))
                .forEach(row -> calls.put(row.trunk(), row.calls()));
        return calls;
    }
}
