package io.a2b.rating.charging;

import static java.util.Objects.requireNonNull;

import io.a2b.core.cdr.CallId;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.persistence.Transactor;
import io.a2b.core.spi.HoldOwner;

import java.util.Optional;

/** A call that is open will be settled or given up, and its hold resolved with it. */
final class OpenCallHolds implements HoldOwner {
    private final Transactor transactor;

    OpenCallHolds(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public boolean answersFor(HoldId hold) {
        Optional<CallId> call = CallHolds.callOf(hold);
        return call.isPresent()
                && transactor.inTransaction(tx -> tx.mapper(CallMapper.class).isOpen(call.get()));
    }
}
