package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;
import io.a2b.core.persistence.Transactor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums by the database, over its index of numbers and starts. */
final class SqlDidReports implements DidReports {
    private final Transactor transactor;

    SqlDidReports(Transactor transactor) {
        this.transactor = requireNonNull(transactor, "transactor");
    }

    @Override
    public List<DidUsage> usage(Instant from, Instant until, Optional<DidUsage> after, int limit) {
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
        String did = after.map(last -> last.did().digits()).orElse("");
        String currency =
                after.map(last -> last.charge().currency().getCurrencyCode()).orElse("");
        return transactor.inTransaction(
                tx -> tx.mapper(UsageMapper.class).list(from, until, did, currency, limit).stream()
                        .map(UsageRow::toUsage)
                        .toList());
    }

    @Override
    public List<DayUsage> days(PhoneNumber did, LocalDate from, LocalDate until, ZoneId zone) {
        if (ChronoUnit.DAYS.between(from, until) > 366) {
            throw new IllegalArgumentException("until: more than 366 days after " + from);
        }
        return transactor.inTransaction(tx -> {
            UsageMapper records = tx.mapper(UsageMapper.class);
            List<DayUsage> days = new ArrayList<>();
            for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
                for (UsageRow row :
                        records.of(did.digits(), begins(day, zone), begins(day.plusDays(1), zone)))
                    days.add(new DayUsage(day, row.toUsage()));
            }
            return days;
        });
    }

    private static Instant begins(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
