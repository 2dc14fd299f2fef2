package io.a2b.rating.routing;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.spi.NumberPortability;
import io.a2b.rating.spi.NumberPortabilityContract;

import java.util.Map;
import java.util.Optional;

/** The least that a host would write: the contract can be kept. */
class MappedPortabilityTest extends NumberPortabilityContract {
    private static final PhoneNumber MOVED = new PhoneNumber("351912345678");
    private static final RoutingNumber TO = new RoutingNumber("99351912345678");

    @Override
    protected NumberPortability portability() {
        Map<PhoneNumber, RoutingNumber> moves = Map.of(MOVED, TO);
        return called -> Optional.ofNullable(moves.get(called));
    }

    @Override
    protected PhoneNumber moved() {
        return MOVED;
    }

    @Override
    protected RoutingNumber movedTo() {
        return TO;
    }

    @Override
    protected PhoneNumber stayed() {
        return new PhoneNumber("351912345679");
    }
}
