package io.a2b.core.did;

import java.util.List;

/**
 * Where a call that comes in goes.
 *
 * @param targets what rings now, the first first; perhaps none
 */
public record DidRoute(Did did, DidAssignment assignment, List<DidTarget> targets) {
    public DidRoute {
        targets = List.copyOf(targets);
    }
}
