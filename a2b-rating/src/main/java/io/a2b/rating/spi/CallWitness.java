package io.a2b.rating.spi;

import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.LegReport;

/**
 * Knows what became of a call after the program that carried it died: the switch, its records, its
 * log.
 */
public interface CallWitness {
    /**
     * Asked by recovery, on the thread of recovery, one call at a time; may take some seconds.
     * Whatever it throws counts as {@link Testimony.Unknown}.
     */
    Testimony testify(Call call);

    /** The witness of a host that has none: what became of a call is never known. */
    static CallWitness knowingNothing() {
        return call -> new Testimony.Unknown();
    }

    /** What is known. */
    sealed interface Testimony {
        /** It goes on. */
        record Alive() implements Testimony {}

        /** It ended like this; answered or not is in the report. */
        record Ended(LegReport leg) implements Testimony {}

        /** It is over, and more is not known. */
        record Gone() implements Testimony {}

        /** Nothing is known, not even whether it goes on. */
        record Unknown() implements Testimony {}
    }
}
