package io.a2b.rating.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every call may take every trunk, in the order of a list. */
final class ListedRouter implements Router {
    private final List<Route> routes;

    ListedRouter(List<Trunk> trunks) {
        Set<String> names = new HashSet<>();
        for (Trunk trunk : trunks) {
            if (!names.add(trunk.name())) {
                throw new IllegalArgumentException("trunks: " + trunk.name() + " is there twice");
            }
        }
        this.routes = trunks.stream().map(Route::new).toList();
    }

    @Override
    public Routing routes(RouteRequest request) {
        return Routing.of(request, routes);
    }
}
