package io.a2b.rating.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

/** What routers rely on; the test of a host's own occupancy extends it. */
public abstract class OccupancyContract {
    /** Knows of no call yet. */
    protected abstract Occupancy occupancy();

    /** A call begins on a trunk. */
    protected abstract void begin(String call, String trunk);

    /** A call that began ends. */
    protected abstract void end(String call);

    private int calls(String trunk) {
        return occupancy().callsNow(Set.of(trunk, "other")).getOrDefault(trunk, 0);
    }

    @Test
    void countsTheCallsOfEachTrunk() {
        begin("call-1", "a");
        begin("call-2", "a");
        begin("call-3", "b");

        assertEquals(2, calls("a"));
        assertEquals(1, calls("b"));
    }

    @Test
    void countsACallNoMoreWhenItHasEnded() {
        begin("call-1", "a");
        begin("call-2", "a");
        end("call-1");
        assertEquals(1, calls("a"));
        end("call-2");
        assertEquals(0, calls("a"));
    }

    @Test
    void knowsOfNoCallsOnATrunkNobodyUsed() {
        begin("call-1", "a");
        assertEquals(0, calls("unheard-of"));
    }

    @Test
    void answersWhenAskedForNothing() {
        assertEquals(Map.of(), occupancy().callsNow(Set.of()));
    }
}
