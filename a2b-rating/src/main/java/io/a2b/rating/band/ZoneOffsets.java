package io.a2b.rating.band;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The offsets of one zone from UTC, in seconds: from sorted arrays for 1990 to 2060, asked of
 * java.time outside, which allocates.
 */
final class ZoneOffsets {
    /** No further transition. */
    static final long NONE = Long.MAX_VALUE;

    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("2061-01-01T00:00:00Z").getEpochSecond();

    private final ZoneRules rules;

    /** The first seconds of another offset. */
    private final long[] transitions;

    /** The offset before the first transition, then behind each. */
    private final int[] offsets;

    private ZoneOffsets(ZoneRules rules, List<ZoneOffsetTransition> transitions) {
        this.rules = rules;
        this.transitions = transitions.stream()
                .mapToLong(ZoneOffsetTransition::toEpochSecond)
                .toArray();
        this.offsets = new int[transitions.size() + 1];
        offsets[0] = rules.getOffset(Instant.ofEpochSecond(FIRST)).getTotalSeconds();
        for (int i = 0; i < transitions.size(); i++) {
            offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
        }
    }

    static ZoneOffsets of(ZoneRules rules) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(FIRST));
        while (next != null && next.toEpochSecond() < END) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return new ZoneOffsets(rules, transitions);
    }

    int offsetAt(long epochSecond) {
        if (epochSecond < FIRST || epochSecond >= END) {
            return rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
        }
        return offsets[passedAt(epochSecond)];
    }

    /** The first second of the next offset after {@code epochSecond}, or {@link #NONE}. */
    long nextTransitionAfter(long epochSecond) {
        if (epochSecond >= FIRST && epochSecond < END) {
            int passed = passedAt(epochSecond);
            if (passed < transitions.length) return transitions[passed];
        }
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(epochSecond));
        return next == null ? NONE : next.toEpochSecond();
    }

    /** How many of the transitions are not after {@code epochSecond}. */
    private int passedAt(long epochSecond) {
        int low = 0;
        int high = transitions.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (transitions[middle] <= epochSecond) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
