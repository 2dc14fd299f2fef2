package io.a2b.core.did;

import io.a2b.core.account.AccountId;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A row of {@code a2b_did}. */
record DidRow(
        String number,
        String groupName,
        String country,
        int callsMax,
        Instant validFromAt,
        Instant validUntilAt,
        long setupMicros,
        long monthlyMicros,
        String currency,
        long connectionMicros,
        long minuteMicros,
        int firstSeconds,
        int stepSeconds,
        String zone,
        DidStatus status,
        Long accountId,
        Instant reservedUntilAt,
        String assignmentId) {
    static DidRow of(PhoneNumber number, DidTerms terms) {
        DidTariff tariff = terms.tariff();
        DidPrice price = tariff.price();
        return new DidRow(
                number.digits(),
                terms.group(),
                terms.country(),
                terms.callsMax(),
                terms.validFrom().orElse(null),
                terms.validUntil().orElse(null),
                tariff.setup().micros(),
                tariff.monthly().micros(),
                tariff.currency().getCurrencyCode(),
                price.connection().micros(),
                price.perMinute().micros(),
                price.firstSeconds(),
                price.stepSeconds(),
                tariff.zone().getId(),
                DidStatus.FREE,
                null,
                null,
                null);
    }

    Money money(long micros) {
        return new Money(Currency.getInstance(currency), micros);
    }

    boolean isHeldFor(AccountId account) {
        return status == DidStatus.RESERVED && accountId == account.value();
    }

    /** @param windows all of this number, by position */
    DidTerms terms(List<PriceWindowRow> windows) {
        DidPrice price = new DidPrice(
                money(connectionMicros), money(minuteMicros), firstSeconds, stepSeconds);
        List<DidPriceWindow> others =
                windows.stream().map(row -> row.toWindow(this)).toList();
        return new DidTerms(
                groupName,
                country,
                callsMax,
                Optional.ofNullable(validFromAt),
                Optional.ofNullable(validUntilAt),
                new DidTariff(
                        money(setupMicros), money(monthlyMicros), price, others, ZoneId.of(zone)));
    }

    /** A reservation that has ended by {@code now} is none. */
    Did toDid(List<PriceWindowRow> windows, Instant now) {
        boolean over = status == DidStatus.RESERVED && !now.isBefore(reservedUntilAt);
        return new Did(
                new PhoneNumber(number),
                terms(windows),
                over ? DidStatus.FREE : status,
                over ? Optional.empty() : Optional.ofNullable(accountId).map(AccountId::new),
                over ? Optional.empty() : Optional.ofNullable(reservedUntilAt),
                Optional.ofNullable(assignmentId).map(AssignmentId::new));
    }
}
