package io.a2b.core.ledger;

/**
 * What becomes of the part of a price that goes beyond what was held for it. Each part has an entry
 * of its own, so that the books tell them apart.
 */
public enum OverrunPolicy {
    /** The account pays no more than was held; the rest is {@link EntryCode#CALL_UNCOVERED}. */
    WRITE_OFF,
    /**
     * The account pays what is available beside the hold, its spend caps included, as
     * {@link EntryCode#CALL_OVERRUN}; the rest is written off.
     */
    TO_LIMIT,
    /**
     * As {@link #TO_LIMIT}, but the account pays the rest too, as {@link EntryCode#CALL_DEBT}:
     * beyond its limit and its caps. It has to be paid before there is money for another call.
     */
    INTO_DEBT
}
