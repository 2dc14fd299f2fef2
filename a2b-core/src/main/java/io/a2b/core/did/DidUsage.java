package io.a2b.core.did;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

/**
 * What call detail records say of a number over some time, summed up per currency.
 *
 * @param calls that came in on it; a call that rang several targets is one
 * @param legs their records
 */
public record DidUsage(
        PhoneNumber did,
        long calls,
        long legs,
        long talkSeconds,
        long billedSeconds,
        Money charge) {}
