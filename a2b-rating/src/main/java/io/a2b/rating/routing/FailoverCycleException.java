package io.a2b.rating.routing;

import java.util.List;

/** Trunks stand in for each other in a circle, so that a call could go round for ever. */
public final class FailoverCycleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> trunks;

    FailoverCycleException(List<String> trunks) {
        super("failover: " + String.join(" -> ", trunks) + " goes in a circle");
        this.trunks = List.copyOf(trunks);
    }

    static FailoverCycleException of(String trunk) {
        return new FailoverCycleException(List.of(trunk, trunk));
    }

    /** The names of the trunks in their order; the last is the first again. */
    public List<String> trunks() {
        return trunks == null ? List.of() : trunks;
    }
}
