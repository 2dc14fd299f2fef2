package io.a2b.rating.tariff;

import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.tariff.LivePlans.Known;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tariff plans in a map that nodes share. */
public final class InMemoryTariffPlans implements TariffPlans {
    private final Shared shared;
    private final RateDecks decks;
    private final Clock clock;
    private final LivePlans live;

    /** What all nodes see. */
    public static final class Shared {
        private final Map<String, StoredPlan> plans = new TreeMap<>();
        private final Map<String, Integer> versions = new TreeMap<>();
    }

    public InMemoryTariffPlans(Shared shared, RateDecks decks, Clock clock, Duration refreshEvery) {
        this.shared = shared;
        this.decks = decks;
        this.clock = clock;
        live = new LivePlans(this::known, decks, clock, refreshEvery);
    }

    private Known known(String name) {
        synchronized (shared) {
            return new Known(
                    shared.versions.getOrDefault(name, 0),
                    Optional.ofNullable(shared.plans.get(name)).map(StoredPlan::plan));
        }
    }

    @Override
    public PlanSave save(TariffPlan plan, int version) {
        if (version < 0) throw new IllegalArgumentException("version: " + version);
        TariffPlan kept = PlanJson.read(PlanJson.write(plan));
        Optional<PlanSave> refusal = PlanCheck.refusal(plan, decks);
        if (refusal.isPresent()) return refusal.get();
        synchronized (shared) {
            StoredPlan old = shared.plans.get(plan.name());
            int current = old == null ? 0 : old.version();
            if (current != version) {
                boolean isThere = old != null && old.plan().equals(plan);
                return isThere ? new PlanSave.Saved(current) : new PlanSave.VersionDiffers(current);
            }
            int next = shared.versions.merge(plan.name(), 1, Integer::sum);
            shared.plans.put(plan.name(), new StoredPlan(kept, next, clock.instant()));
            live.publish(plan.name(), new Known(next, Optional.of(kept)));
            return new PlanSave.Saved(next);
        }
    }

    @Override
    public Optional<StoredPlan> find(String name) {
        TariffPlan.checkName("name", name);
        synchronized (shared) {
            return Optional.ofNullable(shared.plans.get(name));
        }
    }

    @Override
    public List<StoredPlan> list(String after, int limit) {
        PlanCheck.requireLimit(limit);
        synchronized (shared) {
            return shared.plans.values().stream()
                    .filter(one -> one.plan().name().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean delete(String name, int version) {
        TariffPlan.checkName("name", name);
        synchronized (shared) {
            StoredPlan old = shared.plans.get(name);
            int last = shared.versions.getOrDefault(name, 0);
            if (old == null) return last > 0 && last == version + 1;
            if (old.version() != version) return false;
            shared.plans.remove(name);
            shared.versions.put(name, version + 1);
            live.publish(name, new Known(version + 1, Optional.empty()));
            return true;
        }
    }

    @Override
    public Optional<PlanLookup> lookup(String name) {
        return live.lookup(name);
    }
}
