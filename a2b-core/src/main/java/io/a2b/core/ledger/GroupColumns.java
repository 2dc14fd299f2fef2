package io.a2b.core.ledger;

import io.a2b.core.account.AccountStatus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Rows as JDBC has them, in the order of the columns in {@link GroupSql}. */
final class GroupColumns {
    private GroupColumns() {}

    static Object[] values(HoldRow hold) {
        return new Object[] {
            hold.id(),
            hold.accountId(),
            hold.currency(),
            hold.placedMicros(),
            hold.amountMicros(),
            hold.partedMicros(),
            local(hold.expiresAt()),
            hold.state().name(),
            hold.chargedMicros(),
            hold.overrunMicros(),
            hold.debtMicros(),
            hold.uncoveredMicros(),
            local(hold.placedAt()),
            local(hold.resolvedAt())
        };
    }

    /** Whether {@link #placed} says all of it. */
    static boolean isAsPlaced(HoldRow hold) {
        return hold.resolvedAt() == null
                && (hold.partedMicros()
                                | hold.chargedMicros()
                                | hold.overrunMicros()
                                | hold.debtMicros()
                                | hold.uncoveredMicros())
                        == 0;
    }

    static Object[] placed(HoldRow hold) {
        return new Object[] {
            hold.id(),
            hold.accountId(),
            hold.currency(),
            hold.placedMicros(),
            hold.amountMicros(),
            local(hold.expiresAt()),
            hold.state().name(),
            local(hold.placedAt())
        };
    }

    static Object[] values(EntryRow entry) {
        return new Object[] {
            entry.id(),
            entry.fromAccount(),
            entry.toAccount(),
            entry.amountMicros(),
            entry.currency(),
            entry.code().name(),
            entry.reference(),
            local(entry.postedAt())
        };
    }

    static HoldRow hold(ResultSet row) throws SQLException {
        return new HoldRow(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                instant(row, 7),
                HoldState.valueOf(row.getString(8)),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                instant(row, 13),
                instant(row, 14));
    }

    static BalanceRow balance(ResultSet row) throws SQLException {
        return new BalanceRow(
                row.getString(2),
                AccountStatus.valueOf(row.getString(3)),
                row.getLong(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7),
                row.getInt(8),
                row.getString(9),
                row.getObject(10, Long.class),
                row.getLong(11),
                instant(row, 12),
                row.getObject(13, Long.class),
                row.getLong(14),
                instant(row, 15));
    }

    static EntryRow entry(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                EntryCode.valueOf(row.getString(7)),
                row.getString(8),
                instant(row, 9));
    }

    /** UTC in a column without a zone, as everywhere. */
    static LocalDateTime local(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime stored = row.getObject(column, LocalDateTime.class);
        return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }
}
