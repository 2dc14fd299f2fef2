package io.a2b.rating.routing;

import io.a2b.rating.spi.RoutePolicy;
import io.a2b.rating.spi.RoutePolicyContract;

class OfferedOrderTest extends RoutePolicyContract {
    @Override
    protected RoutePolicy policy() {
        return RoutePolicy.asOffered();
    }

    @Override
    protected boolean ignoresTheOrderOfOffers() {
        return false;
    }
}
