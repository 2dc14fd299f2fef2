package io.a2b.core.did;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

/**
 * What call detail records say of a number over some time, summed up per currency. A call that was
 * forwarded has the records of two calls, see {@link io.a2b.core.cdr.Forwarding}: it counts as one
 * and was talked once, but billed twice.
 *
 * @param calls that came in on it; a call that rang several targets is one
 * @param legs all their records
 * @param talkSeconds of the calls that came in
 * @param billedSeconds of all records
 * @param charge of all records
 */
public record DidUsage(
        PhoneNumber did,
        long calls,
        long legs,
        long talkSeconds,
        long billedSeconds,
        Money charge) {}
