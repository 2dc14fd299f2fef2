package io.a2b.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

/** Rows of the ledger written by hand, for load programs. */
final class LoadRows {
    /** Numbers are given: those of MariaDB would have gaps. */
    private static final long FIRST = 1;

    private static final int BATCH = 1000;

    private LoadRows() {}

    /** Opens accounts with endless credit, one number after the other; gives the first number. */
    static long openAccounts(DataSource dataSource, int accounts) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into a2b_account (id, card_number, alias, status, billing_mode, currency,
                     credit_limit_micros, calls_max, tariff_plan, language, expiry_kind, created_at)
                     values (?, ?, ?, 'ACTIVE', 'POSTPAID', 'USD', 1000000000000000, 1000000,
                     'default', 'en', 'NEVER', '2026-01-01 00:00:00')""")) {
                for (int i = 0; i < accounts; i++) {
                    String card = Long.toString(1_000_000_000L + i);
                    insert.setLong(1, FIRST + i);
                    insert.setString(2, card);
                    insert.setString(3, card);
                    insert.addBatch();
                    if ((i + 1) % BATCH == 0) insert.executeBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            return FIRST;
        }
    }

    /** Tells the planner what is there, as each database does by itself after a while. */
    static void analyze(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String product = connection.getMetaData().getDatabaseProductName();
            switch (product) {
                case "PostgreSQL":
                    statement.execute("analyze");
                    break;
                case "MariaDB":
                    statement.execute("analyze table a2b_account, a2b_hold, a2b_ledger_entry");
                    break;
                default:
                    statement.execute("analyze");
            }
            connection.commit();
        }
    }

    /** Holds of as much each on one account, in as few statements as PostgreSQL needs for them. */
    static void placeAll(Connection connection, List<String> ids, long account, long micros)
            throws SQLException {
        LocalDateTime now = Statements.now();
        try (PreparedStatement holds = connection.prepareStatement("""
                        insert into a2b_hold (id, account_id, currency, placed_micros,
                         amount_micros, expires_at, state, placed_at)
                         select id, ?, 'USD', ?, ?, ?, 'OPEN', ? from unnest(?) as n (id)""");
                PreparedStatement reserve = connection.prepareStatement("""
                        update a2b_account set held_micros = held_micros + ?,
                         calls_held = calls_held + ? where id = ?""")) {
            holds.setLong(1, account);
            holds.setLong(2, micros);
            holds.setLong(3, micros);
            holds.setObject(4, now.plusHours(1));
            holds.setObject(5, now);
            holds.setArray(6, connection.createArrayOf("text", ids.toArray(new String[0])));
            all(holds, ids.size());
            reserve.setLong(1, micros * ids.size());
            reserve.setInt(2, ids.size());
            reserve.setLong(3, account);
            all(reserve, 1);
        }
    }

    /** Charges such holds as much each. */
    static void postAll(
            Connection connection, List<String> ids, long account, long micros, long chargedMicros)
            throws SQLException {
        LocalDateTime now = Statements.now();
        try (PreparedStatement holds = connection.prepareStatement("""
                        update a2b_hold h set state = 'POSTED', charged_micros = ?,
                         resolved_at = ? from unnest(?) as n (id) where h.id = n.id""");
                PreparedStatement settle = connection.prepareStatement("""
                        update a2b_account set held_micros = held_micros - ?,
                         calls_held = calls_held - ?, posted_micros = posted_micros - ?
                         where id = ?""");
                PreparedStatement entries = connection.prepareStatement("""
                        insert into a2b_ledger_entry (id, from_account, to_account, amount_micros,
                         currency, code, reference, posted_at)
                         select 'hold:' || id || ':charge', ?, -1, ?, 'USD', 'CALL_CHARGE', id, ?
                         from unnest(?) as n (id)""")) {
            String[] array = ids.toArray(new String[0]);
            holds.setLong(1, chargedMicros);
            holds.setObject(2, now);
            holds.setArray(3, connection.createArrayOf("text", array));
            all(holds, ids.size());
            settle.setLong(1, micros * ids.size());
            settle.setInt(2, ids.size());
            settle.setLong(3, chargedMicros * ids.size());
            settle.setLong(4, account);
            all(settle, 1);
            entries.setLong(1, account);
            entries.setLong(2, chargedMicros);
            entries.setObject(3, now);
            entries.setArray(4, connection.createArrayOf("text", array));
            all(entries, ids.size());
        }
    }

    private static void all(PreparedStatement statement, int rows) throws SQLException {
        if (statement.executeUpdate() != rows) throw new IllegalStateException("not written");
    }

    /** What a call writes, prepared once on a connection. */
    static final class Statements implements AutoCloseable {
        private final PreparedStatement hold;
        private final PreparedStatement reserve;
        private final PreparedStatement resolve;
        private final PreparedStatement settle;
        private final PreparedStatement entry;

        Statements(Connection connection) throws SQLException {
            hold = connection.prepareStatement("""
                    insert into a2b_hold (id, account_id, currency, placed_micros, amount_micros,
                     expires_at, state, placed_at) values (?, ?, 'USD', ?, ?, ?, 'OPEN', ?)""");
            reserve = connection.prepareStatement("""
                    update a2b_account set held_micros = held_micros + ?,
                     calls_held = calls_held + 1
                     where id = ? and currency = 'USD' and calls_held < calls_max
                     and posted_micros - held_micros >= ? - credit_limit_micros""");
            resolve = connection.prepareStatement("""
                    update a2b_hold set state = 'POSTED', charged_micros = ?, resolved_at = ?
                     where id = ?""");
            settle = connection.prepareStatement("""
                    update a2b_account set held_micros = held_micros - ?,
                     calls_held = calls_held - 1, posted_micros = posted_micros - ?
                     where id = ?""");
            entry = connection.prepareStatement("""
                    insert into a2b_ledger_entry (id, from_account, to_account, amount_micros,
                     currency, code, reference, posted_at)
                     values (?, ?, -1, ?, 'USD', 'CALL_CHARGE', ?, ?)""");
        }

        private static LocalDateTime now() {
            return LocalDateTime.now(ZoneOffset.UTC);
        }

        private static void one(PreparedStatement statement) throws SQLException {
            if (statement.executeUpdate() != 1) throw new IllegalStateException("not written");
        }

        void place(String id, long account, long micros) throws SQLException {
            LocalDateTime now = now();
            hold.setString(1, id);
            hold.setLong(2, account);
            hold.setLong(3, micros);
            hold.setLong(4, micros);
            hold.setObject(5, now.plusHours(1));
            hold.setObject(6, now);
            one(hold);
            reserve.setLong(1, micros);
            reserve.setLong(2, account);
            reserve.setLong(3, micros);
            one(reserve);
        }

        void post(String id, long account, long heldMicros, long chargedMicros)
                throws SQLException {
            LocalDateTime now = now();
            resolve.setLong(1, chargedMicros);
            resolve.setObject(2, now);
            resolve.setString(3, id);
            one(resolve);
            settle.setLong(1, heldMicros);
            settle.setLong(2, chargedMicros);
            settle.setLong(3, account);
            one(settle);
            entry.setString(1, "hold:" + id + ":charge");
            entry.setLong(2, account);
            entry.setLong(3, chargedMicros);
            entry.setString(4, id);
            entry.setObject(5, now);
            one(entry);
        }

        @Override
        public void close() throws SQLException {
            hold.close();
            reserve.close();
            resolve.close();
            settle.close();
            entry.close();
        }
    }
}
