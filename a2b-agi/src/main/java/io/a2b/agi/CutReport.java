package io.a2b.agi;

import io.a2b.core.cdr.CallId;

import java.util.Set;

/**
 * What became of calls that were to end.
 *
 * @param hungUp those that the switch was told to hang up
 * @param left those that it was not: nothing more is dialled for them, but one that is answered
 *     goes on until its limit
 */
public record CutReport(Set<CallId> hungUp, Set<CallId> left) {
    public CutReport {
        hungUp = Set.copyOf(hungUp);
        left = Set.copyOf(left);
    }
}
