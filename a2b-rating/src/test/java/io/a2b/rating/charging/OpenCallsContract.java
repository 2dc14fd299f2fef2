package io.a2b.rating.charging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.core.cdr.CallId;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.spi.Occupancy;
import io.a2b.rating.spi.OccupancyContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Charging's own calls in progress, on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenCallsContract extends OccupancyContract {
    private final TestDatabase kind;
    private final List<String> open = new ArrayList<>();
    private FreshDatabase database;
    private ChargingRig rig;
    private String test;

    OpenCallsContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open(RatingTables.MIGRATIONS);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void hangUpWhatTheLastTestLeft() {
        if (rig != null) List.copyOf(open).forEach(this::hangUp);
        rig = new ChargingRig(database.transactor());
        test = UUID.randomUUID().toString();
    }

    @Override
    protected Occupancy occupancy() {
        return Charging.occupancy(database.transactor());
    }

    @Override
    protected void begin(String call, String trunk) {
        String id = test + call;
        rig.granted(id, rig.account("5.00"), ChargingRig.LISBON);
        rig.charging.answered(new CallId(id), 1, trunk, rig.clock.instant());
        open.add(id);
    }

    @Override
    protected void end(String call) {
        hangUp(test + call);
    }

    private void hangUp(String id) {
        rig.charging.settle(new CallId(id), rig.talked(Duration.ofSeconds(10)));
        open.remove(id);
    }

    @Test
    void doesNotCountACallThatRings() {
        rig.granted(test, rig.account("5.00"), ChargingRig.LISBON);

        assertEquals(Map.of(), occupancy().callsNow(Set.of("carrier1", "")));
    }
}
