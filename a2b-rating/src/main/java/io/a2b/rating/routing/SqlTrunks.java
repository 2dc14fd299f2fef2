package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

import io.a2b.core.persistence.Transactor;
import io.a2b.rating.routing.TrunkMapper.CarrierRow;
import io.a2b.rating.routing.TrunkMapper.TrunkRow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Carriers and trunks in the database, with all of them in memory for routers. */
final class SqlTrunks implements Trunks {
    private static final int LIMIT_MAX = 1000;
    private static final Live NOTHING = new Live(TrunkSet.EMPTY, -1, Instant.MIN);

    private final Transactor transactor;
    private final Clock clock;
    private final Duration refreshEvery;
    private final AtomicReference<Live> live = new AtomicReference<>(NOTHING);

    /** The last change made here: a snapshot from before it will not do. */
    private final AtomicLong changed = new AtomicLong();

    private final Object firstLoad = new Object();

    SqlTrunks(Transactor transactor, Clock clock, Duration refreshEvery) {
        this.transactor = requireNonNull(transactor, "transactor");
        this.clock = requireNonNull(clock, "clock");
        this.refreshEvery = requireNonNull(refreshEvery, "refreshEvery");
        if (refreshEvery.isNegative()) {
            throw new IllegalArgumentException("refreshEvery: " + refreshEvery);
        }
    }

    /** A snapshot, the revision it is of, and when that was last known to be the newest. */
    private record Live(TrunkSet set, long revision, Instant checkedAt) {}

    @Override
    public TrunkSet current() {
        Live known = live.get();
        // before there is anything, and after a change of our own, everybody has to wait
        if (known.revision() < changed.get()) return reload();
        Instant now = clock.instant();
        if (isFresh(known, now)) return known.set();
        // whoever gets the new time in asks the database; the others use what is known meanwhile
        Live claimed = new Live(known.set(), known.revision(), now);
        if (!live.compareAndSet(known, claimed)) return live.get().set();
        boolean done = false;
        try {
            publish(newest(claimed, now));
            done = true;
        } finally {
            // nothing was learnt: the next call has to ask again
            if (!done) live.compareAndSet(claimed, known);
        }
        return live.get().set();
    }

    private TrunkSet reload() {
        synchronized (firstLoad) {
            Live known = live.get();
            if (known.revision() < changed.get()) publish(newest(known, clock.instant()));
            return live.get().set();
        }
    }

    private Live newest(Live known, Instant now) {
        return transactor.inTransaction(tx -> {
            TrunkMapper mapper = tx.mapper(TrunkMapper.class);
            // first of all: what changes after this is seen at the next look at the latest
            long revision = mapper.revision();
            if (revision == known.revision()) return new Live(known.set(), revision, now);
            return new Live(load(mapper, Optional.empty()), revision, now);
        });
    }

    /** Trunks before carriers: whatever carrier a trunk names was there before it. */
    private static TrunkSet load(TrunkMapper mapper, Optional<Trunk> instead) {
        List<Trunk> trunks = new ArrayList<>();
        for (TrunkRow row : mapper.allTrunks()) {
            boolean replaced = instead.isPresent() && instead.get().name().equals(row.name());
            if (!replaced) trunks.add(row.toTrunk());
        }
        instead.ifPresent(trunks::add);
        return TrunkSet.of(
                mapper.allCarriers().stream().map(CarrierRow::toCarrier).toList(), trunks);
    }

    /** A slow load never replaces a newer snapshot. */
    private void publish(Live next) {
        live.updateAndGet(known -> next.revision() >= known.revision() ? next : known);
    }

    private boolean isFresh(Live snapshot, Instant now) {
        // a clock that was set back must not make a snapshot fresh for longer
        return !now.isBefore(snapshot.checkedAt())
                && now.isBefore(snapshot.checkedAt().plus(refreshEvery));
    }

    @Override
    public void save(Carrier carrier) {
        CarrierRow row = CarrierRow.of(carrier, clock.instant());
        change(mapper -> {
            if (mapper.updateCarrier(row) == 0) mapper.insertCarrier(row);
        });
    }

    @Override
    public void save(Trunk trunk) {
        TrunkRow row = TrunkRow.of(trunk, clock.instant());
        change(mapper -> {
            load(mapper, Optional.of(trunk));
            if (mapper.updateTrunk(row) == 0) mapper.insertTrunk(row);
        });
    }

    @Override
    public void switchCarrier(String carrier, Status status) {
        requireNonNull(status, "status");
        Instant now = clock.instant();
        change(mapper ->
                requireOne("carrier", carrier, mapper.switchCarrier(carrier, status, now)));
    }

    @Override
    public void switchTrunk(String trunk, Status status) {
        requireNonNull(status, "status");
        Instant now = clock.instant();
        change(mapper -> requireOne("trunk", trunk, mapper.switchTrunk(trunk, status, now)));
    }

    private static void requireOne(String field, String name, int rows) {
        if (rows == 0) throw new IllegalArgumentException(field + ": there is no " + name);
    }

    private void change(Consumer<TrunkMapper> work) {
        long revision = transactor.inTransaction(tx -> {
            TrunkMapper mapper = tx.mapper(TrunkMapper.class);
            mapper.beginChange();
            work.accept(mapper);
            return mapper.revision();
        });
        changed.accumulateAndGet(revision, Math::max);
    }

    @Override
    public Optional<Carrier> findCarrier(String carrier) {
        Trunk.checkName("carrier", carrier);
        return transactor.inTransaction(
                tx -> tx.mapper(TrunkMapper.class).findCarrier(carrier).map(CarrierRow::toCarrier));
    }

    @Override
    public Optional<Trunk> find(String trunk) {
        Trunk.checkName("trunk", trunk);
        return transactor.inTransaction(
                tx -> tx.mapper(TrunkMapper.class).findTrunk(trunk).map(TrunkRow::toTrunk));
    }

    @Override
    public List<Carrier> listCarriers(String after, int limit) {
        requireLimit(after, limit);
        return transactor.inTransaction(
                tx -> tx.mapper(TrunkMapper.class).listCarriers(after, limit).stream()
                        .map(CarrierRow::toCarrier)
                        .toList());
    }

    @Override
    public List<Trunk> list(String after, int limit) {
        requireLimit(after, limit);
        return transactor.inTransaction(
                tx -> tx.mapper(TrunkMapper.class).listTrunks(after, limit).stream()
                        .map(TrunkRow::toTrunk)
                        .toList());
    }

    private static void requireLimit(String after, int limit) {
        requireNonNull(after, "after");
        if (limit < 1 || limit > LIMIT_MAX) throw new IllegalArgumentException("limit: " + limit);
    }
}
