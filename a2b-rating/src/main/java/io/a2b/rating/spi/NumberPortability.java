package io.a2b.rating.spi;

import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.routing.RoutingNumber;

import java.util.Optional;

/** Knows which numbers moved to another network: a database, or a service of the regulator's. */
public interface NumberPortability {
    /**
     * Where a number moved to; empty if it did not. Called on the executor that the look-up was
     * made with, by many threads at once; may block, and is interrupted when the time is up. What
     * it throws counts as not known: the call is routed by the number as dialled.
     */
    Optional<RoutingNumber> lookup(PhoneNumber called);
}
