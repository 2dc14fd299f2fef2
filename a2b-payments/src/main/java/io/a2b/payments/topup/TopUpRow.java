package io.a2b.payments.topup;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.payments.gateway.GatewayId;
import io.a2b.payments.gateway.Payment;

import java.time.Instant;
import java.util.Currency;

/** A row of {@code a2b_top_up}; the last four are null until they are known. */
record TopUpRow(
        Long number, // null: not written yet
        String id,
        String gateway,
        Long accountId,
        Long amountMicros,
        String currency,
        String actor,
        String note,
        TopUpState state,
        Instant requestedAt,
        Instant resolvedAt,
        String gatewayReference,
        Long postedAfterMicros,
        String reason) {
    static TopUpRow sent(Payment payment, Instant now) {
        return new TopUpRow(
                null,
                payment.id(),
                payment.gateway().value(),
                payment.account().value(),
                payment.amount().micros(),
                payment.amount().currency().getCurrencyCode(),
                payment.actor(),
                payment.note(),
                TopUpState.SENT,
                now,
                null,
                null,
                null,
                null);
    }

    TopUpRow settled(String reference, Money posted, Instant now) {
        return resolved(TopUpState.SETTLED, now, reference, posted.micros(), null);
    }

    TopUpRow declined(String why, Instant now) {
        return resolved(TopUpState.DECLINED, now, null, null, why);
    }

    TopUpRow unknown(String why) {
        return resolved(TopUpState.UNKNOWN, null, null, null, why);
    }

    private TopUpRow resolved(
            TopUpState how, Instant at, String reference, Long postedAfter, String why) {
        return new TopUpRow(
                number,
                id,
                gateway,
                accountId,
                amountMicros,
                currency,
                actor,
                note,
                how,
                requestedAt,
                at,
                reference,
                postedAfter,
                why);
    }

    Payment payment() {
        return new Payment(
                id,
                new GatewayId(gateway),
                new AccountId(accountId),
                money(amountMicros),
                actor,
                note);
    }

    Receipt receipt() {
        return new Receipt(
                number, payment(), money(postedAfterMicros), gatewayReference, resolvedAt);
    }

    private Money money(long micros) {
        return new Money(Currency.getInstance(currency), micros);
    }
}
