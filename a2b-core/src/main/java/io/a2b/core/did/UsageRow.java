package io.a2b.core.did;

import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.util.Currency;

/** Sums over rows of {@code a2b_call_detail_record}. */
record UsageRow(
        String did,
        String currency,
        long calls,
        long legs,
        long talkSeconds,
        long billedSeconds,
        long chargeMicros) {
    DidUsage toUsage() {
        return new DidUsage(
                new PhoneNumber(did),
                calls,
                legs,
                talkSeconds,
                billedSeconds,
                new Money(Currency.getInstance(currency), chargeMicros));
    }
}
