package io.a2b.core.friend;

/** How a telephone speaks with the switch. */
public enum Technology {
    SIP,
    IAX
}
