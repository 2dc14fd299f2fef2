package io.a2b.examples.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** What is on record, read from the tables themselves and not through the program under test. */
final class Books {
    private final DataSource dataSource;

    /** One leg of a call. */
    record Leg(String call, int leg, String trunk, String disposition, long talk, long micros) {}

    Books(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    long postedMicros(long account) {
        return number("select posted_micros from a2b_account where id = ?", account);
    }

    long heldMicros(long account) {
        return number("select held_micros from a2b_account where id = ?", account);
    }

    long openHolds(long account) {
        return number(
                "select count(*) from a2b_hold where state = 'OPEN' and account_id = ?", account);
    }

    long holds(long account) {
        return number("select count(*) from a2b_hold where account_id = ?", account);
    }

    /** The id of the one call of the account that is not settled. */
    String openCall(long account) {
        return value(
                String.class,
                "select id from a2b_call where state = 'OPEN'" + " and account_id = ?",
                account);
    }

    long heldAtFirstMicros(long account) {
        return number(
                "select cast(sum(placed_micros) as bigint) from a2b_hold where account_id = ?",
                account);
    }

    long uncoveredMicros(long account) {
        return number(
                "select cast(sum(uncovered_micros) as bigint) from a2b_hold where account_id = ?",
                account);
    }

    /** How many times money left the account for a call. */
    long chargeCount(long account) {
        return number(
                "select count(*) from a2b_ledger_entry where code = 'CALL_CHARGE'"
                        + " and from_account = ?",
                account);
    }

    long chargedMicros(long account) {
        return number(
                "select cast(coalesce(sum(amount_micros), 0) as bigint) from a2b_ledger_entry"
                        + " where code = 'CALL_CHARGE' and from_account = ?",
                account);
    }

    /** Who has redeemed that voucher: an account, or 0 when nobody has. */
    long redeemedBy(String batch, int number) {
        String sql = "select state, coalesce(redeemed_by, 0) from a2b_voucher"
                + " where batch_id = ? and number = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, batch);
            query.setInt(2, number);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) throw new AssertionError("no voucher " + batch + " " + number);
                return row.getString(1).equals("REDEEMED") ? row.getLong(2) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Oldest first. */
    List<Leg> legs(long account) {
        String sql = "select call_id, leg, trunk, disposition, talk_seconds, charge_micros"
                + " from a2b_call_detail_record where account_id = ? order by started_at, leg";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, account);
            List<Leg> legs = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    legs.add(new Leg(
                            row.getString(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getLong(6)));
                }
            }
            return legs;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private long number(String sql, long account) {
        return value(Long.class, sql, account);
    }

    private <T> T value(Class<T> type, String sql, long account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, account);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) throw new AssertionError("account " + account + ": " + sql);
                return row.getObject(1, type);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
