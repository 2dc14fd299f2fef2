package io.a2b.core.did;

/** What became of a reservation. */
public sealed interface ReserveResult {
    record Reserved(Did did) implements ReserveResult {}

    record Refused(OrderRefusal reason) implements ReserveResult {}
}
