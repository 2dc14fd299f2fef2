package io.a2b.core.ledger;

import static io.a2b.core.ledger.PostgreSqlArrays.unnest;

import io.a2b.core.ledger.GroupRows.Extension;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The statements of a group, each for all rows of a kind: what counts are round trips. PostgreSQL
 * gets arrays, so that the statement is the same for every number of rows and is planned once; the
 * others get lists and batches.
 *
 * <p>Rows are locked in the order of their keys. In PostgreSQL a lateral query for each key makes
 * sure of that, and of the index being used before the planner knows how many rows there are.
 */
final class GroupSql {
    /** In the order of {@link GroupColumns#balance}. */
    static final String BALANCE_COLUMNS = "id, currency, status, credit_limit_micros, calls_max,"
            + " posted_micros, held_micros, calls_held, zone, day_cap_micros, day_spent_micros,"
            + " day_ends_at, month_cap_micros, month_spent_micros, month_ends_at";

    private static final String BALANCE = "select " + BALANCE_COLUMNS + " from a2b_account";
    private static final String EXTENSION =
            "select hold_id, step, amount_micros from a2b_hold_extension where ";
    private static final String SEQUENCE = "select id, sequence from a2b_ledger_entry";
    private static final String NEW_HOLDS = "insert into a2b_hold (id, account_id, currency,"
            + " placed_micros, amount_micros, parted_micros, expires_at, state, charged_micros,"
            + " overrun_micros, debt_micros, uncovered_micros, placed_at, resolved_at)";
    private static final String[] HOLD_TYPES = {
        "text",
        "bigint",
        "text",
        "bigint",
        "bigint",
        "bigint",
        "timestamp",
        "text",
        "bigint",
        "bigint",
        "bigint",
        "bigint",
        "timestamp",
        "timestamp"
    };
    /** One that was just placed: the other columns are what they are by default. */
    private static final String PLACED_HOLDS = "insert into a2b_hold (id, account_id, currency,"
            + " placed_micros, amount_micros, expires_at, state, placed_at)";

    private static final String[] PLACED_TYPES = {
        "text", "bigint", "text", "bigint", "bigint", "timestamp", "text", "timestamp"
    };
    private static final String NEW_EXTENSIONS =
            "insert into a2b_hold_extension (hold_id, step, amount_micros)";
    private static final String[] EXTENSION_TYPES = {"text", "int", "bigint"};
    private static final String NEW_ENTRIES = "insert into a2b_ledger_entry (id, from_account,"
            + " to_account, amount_micros, currency, code, reference, posted_at)";
    private static final String[] ENTRY_TYPES = {
        "text", "bigint", "bigint", "bigint", "text", "text", "text"
    };
    private static final String NEW_ENTRIES_AT =
            NEW_ENTRIES + " select n.*, ?::timestamp from " + unnest(ENTRY_TYPES) + " n";
    private static final String UPDATE_HOLD = "update a2b_hold set amount_micros = ?,"
            + " expires_at = ?, state = ?, charged_micros = ?, overrun_micros = ?, debt_micros = ?,"
            + " uncovered_micros = ?, resolved_at = ? where id = ?";
    /** The rows are there and locked: it never inserts, and it always uses the key. */
    private static final String UPDATE_HOLDS = " on conflict (id) do update set"
            + " amount_micros = excluded.amount_micros, expires_at = excluded.expires_at,"
            + " state = excluded.state, charged_micros = excluded.charged_micros,"
            + " overrun_micros = excluded.overrun_micros, debt_micros = excluded.debt_micros,"
            + " uncovered_micros = excluded.uncovered_micros, resolved_at = excluded.resolved_at";

    private static final String UPDATE_ACCOUNTS = "update a2b_account a set"
            + " posted_micros = a.posted_micros + d.posted, held_micros = a.held_micros + d.held,"
            + " calls_held = a.calls_held + d.calls, day_spent_micros = d.day_spent,"
            + " day_ends_at = d.day_ends, month_spent_micros = d.month_spent,"
            + " month_ends_at = d.month_ends from unnest(?::bigint[], ?::bigint[], ?::int[],"
            + " ?::bigint[], ?::timestamp[], ?::bigint[], ?::timestamp[], ?::bigint[])"
            + " d (posted, held, calls, day_spent, day_ends, month_spent, month_ends, id)"
            + " where a.id = d.id";
    private static final String[] ACCOUNT_TYPES = {
        "bigint", "bigint", "int", "bigint", "timestamp", "bigint", "timestamp", "bigint"
    };
    private static final String UPDATE_ACCOUNT = "update a2b_account set"
            + " posted_micros = posted_micros + ?, held_micros = held_micros + ?,"
            + " calls_held = calls_held + ?, day_spent_micros = ?, day_ends_at = ?,"
            + " month_spent_micros = ?, month_ends_at = ? where id = ?";

    private final Connection connection;
    private final boolean arrays;

    GroupSql(Connection connection) throws SQLException {
        this.connection = connection;
        this.arrays = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** Whether rows that are only read, and gaps where there are none, are open to everybody. */
    boolean isReadingUnlocked() {
        return arrays; // MariaDB locks them where transactions are to be serializable
    }

    /** Whether there is {@link #writeAhead}. */
    boolean canWriteAhead() {
        return arrays;
    }

    Map<String, HoldRow> lockHolds(SortedSet<String> ids) throws SQLException {
        Map<String, HoldRow> found = new HashMap<>();
        query(locking(LedgerMapper.HOLD, "text"), locking(LedgerMapper.HOLD, ids), ids, row -> {
            HoldRow hold = GroupColumns.hold(row);
            found.put(hold.id(), hold);
        });
        return found;
    }

    /** As they are, not locked. */
    Map<String, HoldRow> holds(Collection<String> ids) throws SQLException {
        Map<String, HoldRow> found = new HashMap<>();
        query(
                each(LedgerMapper.HOLD),
                LedgerMapper.HOLD + " where " + listed("id", ids),
                ids,
                row -> {
                    HoldRow hold = GroupColumns.hold(row);
                    found.put(hold.id(), hold);
                });
        return found;
    }

    Map<Long, BalanceRow> lockAccounts(SortedSet<Long> ids) throws SQLException {
        Map<Long, BalanceRow> found = new HashMap<>();
        query(
                locking(BALANCE, "bigint"),
                locking(BALANCE, ids),
                ids,
                row -> found.put(row.getLong(1), GroupColumns.balance(row)));
        return found;
    }

    /** More may be found than is wanted: all combinations. The holds must be locked. */
    Map<Extension, Long> extensions(Collection<String> holds, Collection<Integer> steps)
            throws SQLException {
        Map<Extension, Long> found = new HashMap<>();
        String sql = EXTENSION + listed("hold_id", holds) + " and " + listed("step", steps);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : holds) {
                statement.setObject(index++, value);
            }
            for (Object value : steps) {
                statement.setObject(index++, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(new Extension(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
        }
        return found;
    }

    Map<String, EntryRow> entries(Collection<String> ids) throws SQLException {
        Map<String, EntryRow> found = new HashMap<>();
        String sql = LedgerMapper.ENTRY;
        query(each(sql), sql + " where " + listed("id", ids), ids, row -> {
            EntryRow entry = GroupColumns.entry(row);
            found.put(entry.id(), entry);
        });
        return found;
    }

    /** The numbers of entries just written. */
    Map<String, Long> sequences(Collection<String> ids) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        query(
                each(SEQUENCE),
                SEQUENCE + " where " + listed("id", ids),
                ids,
                row -> found.put(row.getString(1), row.getLong(2)));
        return found;
    }

    void insertHolds(List<HoldRow> holds) throws SQLException {
        boolean placed = holds.stream().allMatch(GroupColumns::isAsPlaced);
        insert(
                placed ? PLACED_HOLDS : NEW_HOLDS,
                placed ? PLACED_TYPES : HOLD_TYPES,
                holds.stream()
                        .map(placed ? GroupColumns::placed : GroupColumns::values)
                        .toList());
    }

    void insertExtensions(Map<Extension, Long> extensions) throws SQLException {
        List<Object[]> rows = extensions.entrySet().stream()
                .map(e -> new Object[] {e.getKey().hold(), e.getKey().step(), e.getValue()})
                .toList();
        insert(NEW_EXTENSIONS, EXTENSION_TYPES, rows);
    }

    /**
     * They are numbered in this order.
     *
     * @throws NotGroupedException if they were not posted at one time, which is less work to send
     */
    void insertEntries(List<EntryRow> entries) throws SQLException {
        List<Object[]> rows = entries.stream().map(GroupColumns::values).toList();
        if (!arrays) {
            writeBatch(NEW_ENTRIES + " values (?, ?, ?, ?, ?, ?, ?, ?)", rows);
            return;
        }
        Instant at = entries.get(0).postedAt();
        if (!entries.stream().allMatch(entry -> entry.postedAt().equals(at))) {
            throw new NotGroupedException();
        }
        try (PreparedStatement statement = connection.prepareStatement(NEW_ENTRIES_AT)) {
            statement.setObject(1, GroupColumns.local(at));
            PostgreSqlArrays.set(statement, 2, ENTRY_TYPES, rows);
            requireAll(statement.executeUpdate() == rows.size());
        }
    }

    void updateHolds(List<HoldRow> holds) throws SQLException {
        if (arrays) {
            List<Object[]> rows = holds.stream().map(GroupColumns::values).toList();
            writeArrays(NEW_HOLDS + fromArrays(HOLD_TYPES) + UPDATE_HOLDS, HOLD_TYPES, rows);
            return;
        }
        writeBatch(
                UPDATE_HOLD,
                holds.stream()
                        .map(hold -> new Object[] {
                            hold.amountMicros(),
                            GroupColumns.local(hold.expiresAt()),
                            hold.state().name(),
                            hold.chargedMicros(),
                            hold.overrunMicros(),
                            hold.debtMicros(),
                            hold.uncoveredMicros(),
                            GroupColumns.local(hold.resolvedAt()),
                            hold.id()
                        })
                        .toList());
    }

    /**
     * What a group writes before it decides, in the order of the arguments; gives the accounts, as
     * they are then. Only if {@link #canWriteAhead}.
     *
     * @param changed open holds that are resolved {@code now}
     * @throws NotGroupedException if one of them is not as it was known
     */
    Map<Long, BalanceRow> writeAhead(
            Instant now,
            List<GroupAhead.Guess> changed,
            List<HoldRow> placed,
            Map<Long, GroupAhead.Delta> deltas)
            throws SQLException {
        return new AheadSql(connection, now).write(changed, placed, deltas);
    }

    void deleteHolds(List<String> ids) throws SQLException {
        writeBatch(
                "delete from a2b_hold where id = ?",
                ids.stream().map(id -> new Object[] {id}).toList());
    }

    /** Adds the difference between two readings of each account, in the order of the ids. */
    void updateAccounts(List<GroupTable.Difference<Long, BalanceRow>> differences)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        for (GroupTable.Difference<Long, BalanceRow> each : differences) {
            BalanceRow before = each.there();
            BalanceRow after = each.target();
            rows.add(new Object[] {
                Math.subtractExact(after.postedMicros(), before.postedMicros()),
                Math.subtractExact(after.heldMicros(), before.heldMicros()),
                after.callsHeld() - before.callsHeld(),
                after.daySpentMicros(),
                GroupColumns.local(after.dayEndsAt()),
                after.monthSpentMicros(),
                GroupColumns.local(after.monthEndsAt()),
                each.key()
            });
        }
        if (arrays) writeArrays(UPDATE_ACCOUNTS, ACCOUNT_TYPES, rows);
        else writeBatch(UPDATE_ACCOUNT, rows);
    }

    private static String locking(String select, String type) {
        return each(select, type, " for update");
    }

    /** An offset keeps the planner from turning the query for each key into a join. */
    private static String each(String select) {
        return each(select, "text", " offset 0");
    }

    private static String each(String select, String type, String end) {
        return "select l.* from unnest(?::" + type + "[]) n (wanted) cross join lateral (" + select
                + " where id = n.wanted" + end + ") l";
    }

    private static String locking(String select, SortedSet<?> ids) {
        return select + " where " + listed("id", ids) + " order by id for update";
    }

    private static String listed(String column, Collection<?> values) {
        return column + " in (?" + ", ?".repeat(values.size() - 1) + ")";
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String withArray, String withList, Collection<?> values, Row row)
            throws SQLException {
        String sql = arrays ? withArray : withList;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (arrays) {
                String type = values.iterator().next() instanceof Long ? "bigint" : "text";
                Object[] list = values.toArray(PostgreSqlArrays.array(type, 0));
                statement.setArray(1, connection.createArrayOf(type, list));
            } else {
                int index = 1;
                for (Object value : values) {
                    statement.setObject(index++, value);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    private void insert(String into, String[] types, List<Object[]> rows) throws SQLException {
        if (arrays) writeArrays(into + fromArrays(types), types, rows);
        else writeBatch(into + " values (?" + ", ?".repeat(types.length - 1) + ")", rows);
    }

    private static String fromArrays(String[] types) {
        return " select * from " + unnest(types);
    }

    private void writeArrays(String sql, String[] types, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            PostgreSqlArrays.set(statement, 1, types, rows);
            requireAll(statement.executeUpdate() == rows.size());
        }
    }

    private void writeBatch(String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            requireAll(counts.length == rows.size()
                    && Arrays.stream(counts)
                            .allMatch(n -> n == 1 || n == Statement.SUCCESS_NO_INFO));
        }
    }

    private static void requireAll(boolean written) {
        if (!written) throw SqlLedger.corrupt("a row that was locked");
    }
}
