package io.a2b.core.ledger;

import static io.a2b.core.ledger.PostgreSqlArrays.unnest;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link GroupAhead} writes, in one round trip to PostgreSQL.
 *
 * <p>Statements of many rows are planned once, not for each group: with so many rows in arrays that
 * would take as long as a good part of the work. They go by the keys alone, one row after the
 * other, which also locks accounts in the order in which they are given. Those of few rows are
 * planned each time: a plan made while the tables hold hardly more would read all of them later on.
 */
final class AheadSql {
    /**
     * With as many in a table PostgreSQL finds each by its key, even by its first guess of costs.
     */
    private static final int PLANNED_ONCE_MIN = 32;

    private static final List<String> KEYS_ONLY =
            List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin");
    private static final String BEGIN =
            KEYS_ONLY.stream().map(each -> "set local " + each + " = off; ").collect(joining());
    private static final String END = KEYS_ONLY.stream()
                    .map(each -> "; set local " + each + " to default")
                    .collect(joining())
            + "; set local plan_cache_mode to default";

    private static final String[] CHANGED_TYPES = {"text", "bigint", "bigint", "text", "bigint"};
    private static final String CHANGED =
            "update a2b_hold h set state = n.state, charged_micros = n.charged,"
                    + " resolved_at = ?::timestamp from " + unnest(CHANGED_TYPES)
                    + " n (id, amount, expires, state, charged) where h.id = n.id"
                    + " and h.resolved_at is null and h.amount_micros = n.amount"
                    + " and h.expires_at = ?::timestamp + n.expires * interval '1 microsecond'"
                    + " and h.parted_micros = 0; ";

    private static final String[] PLACED_TYPES = {"text", "bigint", "text", "bigint", "bigint"};
    private static final String PLACED =
            "insert into a2b_hold (id, account_id, currency, placed_micros, amount_micros,"
                    + " expires_at, state, placed_at) select n.id, n.account, n.currency, n.amount,"
                    + " n.amount, ?::timestamp + n.expires * interval '1 microsecond', 'OPEN',"
                    + " ?::timestamp from " + unnest(PLACED_TYPES)
                    + " n (id, account, currency, amount, expires); ";

    private static final String[] DELTA_TYPES = {"bigint", "bigint", "bigint", "int", "bigint"};
    private static final String DELTAS =
            "update a2b_account a set posted_micros = a.posted_micros + n.posted,"
                    + " held_micros = a.held_micros + n.held,"
                    + " calls_held = a.calls_held + n.calls,"
                    + " day_spent_micros = a.day_spent_micros + n.spent,"
                    + " month_spent_micros = a.month_spent_micros + n.spent from "
                    + unnest(DELTA_TYPES) + " n (account, posted, held, calls, spent)"
                    + " where a.id = n.account returning " + GroupSql.BALANCE_COLUMNS;

    private final Connection connection;
    private final Instant now;
    private final LocalDateTime at;

    AheadSql(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
        this.at = GroupColumns.local(now);
    }

    Map<Long, BalanceRow> write(
            List<GroupAhead.Guess> changed,
            List<HoldRow> placed,
            Map<Long, GroupAhead.Delta> deltas)
            throws SQLException {
        String sql = BEGIN
                + plans(changed.size())
                + (changed.isEmpty() ? "" : CHANGED)
                + (placed.isEmpty() ? "" : PLACED)
                + plans(deltas.size())
                + DELTAS
                + END;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            if (!changed.isEmpty()) index = setChanged(statement, index, changed);
            if (!placed.isEmpty()) index = setPlaced(statement, index, placed);
            setDeltas(statement, index, deltas);
            statement.execute();
            for (int set = 0; set < KEYS_ONLY.size(); set++) statement.getMoreResults();
            if (!changed.isEmpty() && nextCount(statement) != changed.size()) {
                throw new NotGroupedException();
            }
            if (!placed.isEmpty() && nextCount(statement) != placed.size()) {
                throw SqlLedger.corrupt("a hold just placed");
            }
            Map<Long, BalanceRow> found = new HashMap<>();
            statement.getMoreResults(); // how the next is planned
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), GroupColumns.balance(rows));
                }
            }
            return found;
        }
    }

    private static String plans(int rows) {
        boolean once = rows == 0 || rows >= PLANNED_ONCE_MIN;
        return "set local plan_cache_mode = force_" + (once ? "generic" : "custom") + "_plan; ";
    }

    private static int nextCount(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        return statement.getUpdateCount();
    }

    private int setChanged(PreparedStatement statement, int first, List<GroupAhead.Guess> changed)
            throws SQLException {
        List<Object[]> rows = changed.stream()
                .map(guess -> new Object[] {
                    guess.before().id(),
                    guess.before().amountMicros(),
                    micros(guess.before().expiresAt()),
                    guess.after().state().name(),
                    guess.after().chargedMicros()
                })
                .toList();
        statement.setObject(first, at);
        int next = PostgreSqlArrays.set(statement, first + 1, CHANGED_TYPES, rows);
        statement.setObject(next, at);
        return next + 1;
    }

    private int setPlaced(PreparedStatement statement, int first, List<HoldRow> placed)
            throws SQLException {
        List<Object[]> rows = placed.stream()
                .map(hold -> new Object[] {
                    hold.id(),
                    hold.accountId(),
                    hold.currency(),
                    hold.placedMicros(),
                    micros(hold.expiresAt())
                })
                .toList();
        statement.setObject(first, at);
        statement.setObject(first + 1, at);
        return PostgreSqlArrays.set(statement, first + 2, PLACED_TYPES, rows);
    }

    private static void setDeltas(
            PreparedStatement statement, int first, Map<Long, GroupAhead.Delta> deltas)
            throws SQLException {
        List<Object[]> rows = deltas.entrySet().stream()
                .map(each -> new Object[] {
                    each.getKey(),
                    each.getValue().posted(),
                    each.getValue().held(),
                    each.getValue().calls(),
                    each.getValue().spent()
                })
                .toList();
        PostgreSqlArrays.set(statement, first, DELTA_TYPES, rows);
    }

    /** From now on: numbers are less work than times, for both sides. */
    private long micros(Instant instant) {
        return ChronoUnit.MICROS.between(now, instant);
    }
}
