package io.a2b.core.did;

/** What became of an assignment. */
public sealed interface AssignResult {
    /** @param replay whether this call found it done already, and perhaps released since */
    record Assigned(DidAssignment assignment, boolean replay) implements AssignResult {}

    /** Nothing was written. */
    record Refused(OrderRefusal reason) implements AssignResult {}
}
