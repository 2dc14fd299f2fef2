package io.a2b.rating.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Carriers and trunks in memory. Thread-safe. */
public final class InMemoryTrunks implements Trunks {
    private final Map<String, Carrier> carriers = new TreeMap<>();
    private final Map<String, Trunk> trunks = new TreeMap<>();

    @Override
    public synchronized TrunkSet current() {
        return TrunkSet.of(List.copyOf(carriers.values()), List.copyOf(trunks.values()));
    }

    @Override
    public synchronized void save(Carrier carrier) {
        carriers.put(carrier.name(), carrier);
    }

    @Override
    public synchronized void save(Trunk trunk) {
        Map<String, Trunk> next = new TreeMap<>(trunks);
        next.put(trunk.name(), trunk);
        TrunkSet.of(List.copyOf(carriers.values()), List.copyOf(next.values()));
        trunks.put(trunk.name(), trunk);
    }

    @Override
    public synchronized Optional<Carrier> findCarrier(String carrier) {
        Trunk.checkName("carrier", carrier);
        return Optional.ofNullable(carriers.get(carrier));
    }

    @Override
    public synchronized Optional<Trunk> find(String trunk) {
        Trunk.checkName("trunk", trunk);
        return Optional.ofNullable(trunks.get(trunk));
    }

    @Override
    public synchronized List<Carrier> listCarriers(String after, int limit) {
        return list(carriers, after, limit);
    }

    @Override
    public synchronized List<Trunk> list(String after, int limit) {
        return list(trunks, after, limit);
    }

    private static <T> List<T> list(Map<String, T> all, String after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        List<T> listed = new ArrayList<>();
        for (Map.Entry<String, T> one : all.entrySet()) {
            boolean behind = one.getKey().compareTo(after) > 0;
            if (behind && listed.size() < limit) listed.add(one.getValue());
        }
        return listed;
    }

    @Override
    public synchronized void switchCarrier(String carrier, Status status) {
        Carrier known = carriers.get(carrier);
        if (known == null) throw new IllegalArgumentException("carrier: there is no " + carrier);
        carriers.put(carrier, known.withStatus(status));
    }

    @Override
    public synchronized void switchTrunk(String trunk, Status status) {
        Trunk known = trunks.get(trunk);
        if (known == null) throw new IllegalArgumentException("trunk: there is no " + trunk);
        trunks.put(trunk, known.withTerms(known.terms().withStatus(status)));
    }
}
