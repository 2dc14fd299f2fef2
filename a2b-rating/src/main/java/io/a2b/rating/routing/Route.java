package io.a2b.rating.routing;

import static java.util.Objects.requireNonNull;

/** A trunk that can carry this call. The routes of a call are tried in their order. */
public record Route(Trunk trunk) {
    public Route {
        requireNonNull(trunk, "trunk");
    }
}
