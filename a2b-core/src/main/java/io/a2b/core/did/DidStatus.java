package io.a2b.core.did;

/** What can be done with a number. */
public enum DidStatus {
    /** It can be reserved and assigned, while it is valid. */
    FREE,
    /** Kept for one account for a limited time; free again by itself after that. */
    RESERVED,
    ASSIGNED,
    /** Given back to the carrier, or not to be used for another reason. */
    RETIRED
}
