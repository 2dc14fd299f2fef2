package io.a2b.rating.tariff;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;
import io.a2b.rating.deck.RateDecks;
import io.a2b.rating.tariff.LivePlans.Known;
import io.a2b.rating.tariff.TariffPlanMapper.PlanRow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tariff plans in the database, each a row that is replaced if its version is as expected. */
final class SqlTariffPlans implements TariffPlans {
    private final Transactor transactor;
    private final RateDecks decks;
    private final Clock clock;
    private final LivePlans live;

    SqlTariffPlans(Transactor transactor, RateDecks decks, Clock clock, Duration refreshEvery) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.decks = requireNonNull(decks, "decks");
        this.clock = requireNonNull(clock, "clock");
        live = new LivePlans(this::read, decks, clock, refreshEvery);
    }

    @Override
    public PlanSave save(TariffPlan plan, int version) {
        if (version < 0) throw new IllegalArgumentException("version: " + version);
        PlanRow next = new PlanRow(plan.name(), version, PlanJson.write(plan), clock.instant());
        Optional<PlanSave> refusal = PlanCheck.refusal(plan, decks);
        if (refusal.isPresent()) return refusal.get();
        PlanSave result =
                transactor.inTransaction(tx -> save(tx.mapper(TariffPlanMapper.class), next, plan));
        if (result instanceof PlanSave.Saved saved) {
            live.publish(plan.name(), new Known(saved.version(), Optional.of(plan)));
        }
        return result;
    }

    private static PlanSave save(TariffPlanMapper mapper, PlanRow next, TariffPlan plan) {
        boolean first = next.version() == 0;
        int changed = first ? mapper.saveAgain(next) : mapper.replace(next);
        Optional<PlanRow> row = mapper.find(next.name());
        if (first && row.isEmpty()) {
            // two first saves at once: one fails on the key and runs again
            mapper.insert(new PlanRow(next.name(), 1, next.plan(), next.savedAt()));
            return new PlanSave.Saved(1);
        }
        if (row.isEmpty() || row.get().isDeleted()) return new PlanSave.VersionDiffers(0);
        int current = row.get().version();
        boolean isThere = changed == 1 || PlanJson.read(row.get().plan()).equals(plan);
        return isThere ? new PlanSave.Saved(current) : new PlanSave.VersionDiffers(current);
    }

    @Override
    public Optional<StoredPlan> find(String name) {
        TariffPlan.checkName("name", name);
        return row(name).filter(row -> !row.isDeleted()).map(SqlTariffPlans::stored);
    }

    private Optional<PlanRow> row(String name) {
        return transactor.inTransaction(tx -> tx.mapper(TariffPlanMapper.class).find(name));
    }

    private static StoredPlan stored(PlanRow row) {
        return new StoredPlan(PlanJson.read(row.plan()), row.version(), row.savedAt());
    }

    @Override
    public List<StoredPlan> list(String after, int limit) {
        requireNonNull(after, "after");
        PlanCheck.requireLimit(limit);
        return transactor
                .inTransaction(tx -> tx.mapper(TariffPlanMapper.class).list(after, limit))
                .stream()
                .map(SqlTariffPlans::stored)
                .toList();
    }

    @Override
    public boolean delete(String name, int version) {
        TariffPlan.checkName("name", name);
        boolean deleted = transactor.inTransaction(tx -> {
            TariffPlanMapper mapper = tx.mapper(TariffPlanMapper.class);
            if (mapper.delete(name, version, clock.instant()) == 1) return true;
            return mapper.find(name)
                    .map(row -> row.isDeleted() && row.version() == version + 1)
                    .orElse(false);
        });
        if (deleted) live.publish(name, new Known(version + 1, Optional.empty()));
        return deleted;
    }

    @Override
    public Optional<PlanLookup> lookup(String name) {
        return live.lookup(requireNonNull(name, "name"));
    }

    private Known read(String name) {
        return row(name)
                .map(row -> new Known(
                        row.version(), Optional.ofNullable(row.plan()).map(PlanJson::read)))
                .orElse(Known.NOTHING);
    }
}
