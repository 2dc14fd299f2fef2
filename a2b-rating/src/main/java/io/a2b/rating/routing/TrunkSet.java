package io.a2b.rating.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carriers and their trunks at one moment: all names are known, no failover goes in a circle. */
public final class TrunkSet {
    /** Without any trunk. */
    public static final TrunkSet EMPTY = of(List.of(), List.of());

    private final Map<String, Carrier> carriers;
    private final Map<String, Trunk> trunks;
    private final Set<String> limited;

    private TrunkSet(Map<String, Carrier> carriers, Map<String, Trunk> trunks) {
        this.carriers = carriers;
        this.trunks = trunks;
        Set<String> names = new HashSet<>();
        for (Trunk trunk : trunks.values()) {
            if (trunk.terms().callsMax() > 0) names.add(trunk.name());
        }
        limited = Set.copyOf(names);
    }

    /**
     * The order of {@code trunks} is kept.
     *
     * @throws FailoverCycleException if a trunk gets back to itself by failover
     * @throws IllegalArgumentException if a name is there twice, or a trunk names a carrier or a
     *     failover that is not there
     */
    public static TrunkSet of(List<Carrier> carriers, List<Trunk> trunks) {
        Map<String, Carrier> carrierByName = new LinkedHashMap<>();
        for (Carrier carrier : carriers) {
            if (carrierByName.putIfAbsent(carrier.name(), carrier) != null) {
                throw new IllegalArgumentException(
                        "carriers: " + carrier.name() + " is there twice");
            }
        }
        Map<String, Trunk> trunkByName = new LinkedHashMap<>();
        for (Trunk trunk : trunks) {
            if (trunkByName.putIfAbsent(trunk.name(), trunk) != null) {
                throw new IllegalArgumentException("trunks: " + trunk.name() + " is there twice");
            }
        }
        TrunkSet set = new TrunkSet(carrierByName, trunkByName);
        for (Trunk trunk : trunks) set.check(trunk);
        return set;
    }

    private void check(Trunk trunk) {
        String carrier = trunk.terms().carrier();
        if (!carrier.isEmpty() && !carriers.containsKey(carrier)) {
            throw new IllegalArgumentException(
                    "trunk " + trunk.name() + ": there is no carrier " + carrier);
        }
        List<String> way = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name = trunk.name(); !name.isEmpty(); ) {
            way.add(name);
            // a circle further on is found at the trunks in it
            if (!seen.add(name)) {
                throw new FailoverCycleException(way.subList(way.indexOf(name), way.size()));
            }
            Trunk next = trunks.get(name);
            if (next == null) {
                throw new IllegalArgumentException(
                        "trunk " + way.get(way.size() - 2) + ": there is no failover " + name);
            }
            name = next.terms().failover();
        }
    }

    public Optional<Trunk> find(String trunk) {
        return Optional.ofNullable(trunks.get(trunk));
    }

    /** Whether there is such a trunk, and it and its carrier are in use. */
    public boolean isUsable(String trunk) {
        Trunk known = trunks.get(trunk);
        if (known == null || known.terms().status() == Status.OFF) return false;
        Carrier carrier = carriers.get(known.terms().carrier());
        return carrier == null || carrier.status() == Status.ON;
    }

    public Optional<Carrier> findCarrier(String carrier) {
        return Optional.ofNullable(carriers.get(carrier));
    }

    /** All trunks, in their order. */
    public List<Trunk> trunks() {
        return List.copyOf(trunks.values());
    }

    public List<Carrier> carriers() {
        return List.copyOf(carriers.values());
    }

    /** The names of the trunks that carry a limited number of calls. */
    public Set<String> limitedTrunks() {
        return limited;
    }
}
