package io.a2b.rating.routing;

/** Whether a carrier or a trunk is in use. */
public enum Status {
    ON,
    /** Kept, but no call goes there. */
    OFF
}
