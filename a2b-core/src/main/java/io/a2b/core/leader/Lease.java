package io.a2b.core.leader;

/** The lead, for a while. Thread-safe. */
public interface Lease {
    /**
     * Grows with each leader of that name: whoever is told of two of them knows which came later.
     */
    long token();

    /** Whether it has not ended and nobody else has taken the lead; asks the database. */
    boolean isHeld();

    /**
     * Makes it last from now as long as it was taken for, if nobody else has taken the lead.
     *
     * @return whether it is still held
     */
    boolean renew();

    /** As {@link #renew}, but asks the database only when half of the time is over. */
    boolean renewWhenHalfSpent();

    /** Gives the lead back; nothing happens when somebody else has it. Safe to repeat. */
    void release();
}
