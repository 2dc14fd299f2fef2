package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;

import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.spi.HoldOwner;
import io.a2b.core.spi.HoldOwnerContract;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Charging answers for the holds of calls that are open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenCallHoldsTest extends HoldOwnerContract {
    private final FreshDatabase database = TestDatabase.H2_MEMORY.open(RatingTables.MIGRATIONS);
    private final ChargingRig rig = new ChargingRig(database.transactor());
    private final HoldOwner owner = Charging.holdOwner(database.transactor());
    private int calls;

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected HoldOwner owner() {
        return owner;
    }

    @Override
    protected HoldId take() {
        CallId call = new CallId("call-" + ++calls);
        rig.granted(call.value(), rig.account("1", TERMS), LISBON);
        return CallHolds.of(call);
    }

    @Override
    protected void resolve(HoldId hold) {
        CallId call = CallHolds.callOf(hold).orElseThrow();
        rig.charging.settle(call, rig.failed(1, Disposition.BUSY));
    }
}
