package io.a2b.agi.spi;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.Settlement;

/**
 * Hears what happens to calls. Called on the thread of the call, so it must be quick, and from many
 * at once. What it throws is logged and changes nothing.
 */
public interface CallListener {
    /** A call may be dialled. */
    default void authorized(Authorization.Granted granted, AccountId account, PhoneNumber called) {}

    /** A call was refused. */
    default void refused(Authorization.Refused refused, AccountId account, PhoneNumber called) {}

    /** Somebody picked up. Heard while the call goes on. */
    default void answered(CallId call) {}

    /** A call is over and on record. */
    default void settled(Settlement settlement) {}

    /** The end of a call could not be put on record; recovery will find it. */
    default void leftOpen(CallId call) {}
}
