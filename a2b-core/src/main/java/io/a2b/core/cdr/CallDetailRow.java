package io.a2b.core.cdr;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallDetailRecord.LegBill;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** A row of {@code a2b_call_detail_record}. {@code answeredAt} is null when not answered. */
record CallDetailRow(
        String callId,
        int leg,
        long accountId,
        String callerNumber,
        String calledNumber,
        String destination,
        String trunk,
        Disposition disposition,
        int hangupCause,
        Instant startedAt,
        Instant answeredAt,
        Instant endedAt,
        long ringSeconds,
        long talkSeconds,
        long billedSeconds,
        long chargeMicros,
        String currency,
        Long costMicros,
        String costCurrency,
        String note,
        String did) {
    static CallDetailRow of(CallDetailRecord leg) {
        return new CallDetailRow(
                leg.call().value(),
                leg.leg(),
                leg.account().value(),
                leg.callerNumber(),
                leg.called().digits(),
                leg.destination(),
                leg.trunk(),
                leg.disposition(),
                leg.hangupCause(),
                leg.times().startedAt(),
                leg.times().answeredAt().orElse(null),
                leg.times().endedAt(),
                leg.ringSeconds(),
                leg.bill().talkSeconds(),
                leg.bill().billedSeconds(),
                leg.bill().charge().micros(),
                leg.bill().charge().currency().getCurrencyCode(),
                leg.bill().cost().map(Money::micros).orElse(null),
                leg.bill().cost().map(cost -> cost.currency().getCurrencyCode()).orElse(null),
                leg.note(),
                leg.did().map(PhoneNumber::digits).orElse(null));
    }

    CallDetailRecord toRecord() {
        Money charge = new Money(Currency.getInstance(currency), chargeMicros);
        return new CallDetailRecord(
                new CallId(callId),
                leg,
                new AccountId(accountId),
                callerNumber,
                new PhoneNumber(calledNumber),
                destination,
                trunk,
                disposition,
                hangupCause,
                answeredAt == null
                        ? LegTimes.unanswered(startedAt, endedAt)
                        : LegTimes.answered(startedAt, answeredAt, endedAt),
                new LegBill(talkSeconds, billedSeconds, charge, cost()),
                note,
                Optional.ofNullable(did).map(PhoneNumber::new));
    }

    private Optional<Money> cost() {
        if (costMicros == null) return Optional.empty();
        return Optional.of(new Money(Currency.getInstance(costCurrency), costMicros));
    }
}
