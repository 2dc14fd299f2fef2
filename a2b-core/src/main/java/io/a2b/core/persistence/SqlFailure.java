package io.a2b.core.persistence;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;

import org.apache.ibatis.exceptions.PersistenceException;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** What an error of the database means for the transaction it ended. */
enum SqlFailure {
    /** There is no connection, or it broke. */
    CONNECTION(ErrorCode.DATABASE_UNAVAILABLE, 1),
    /** All connections of the pool stayed in use. */
    POOL_EXHAUSTED(ErrorCode.DATABASE_BUSY, 1),
    /** It lost against another transaction: deadlock, serialization failure, lock not in time. */
    CONFLICT(ErrorCode.DATABASE_BUSY, 12),
    /** Someone wrote the same key in the meantime; the next attempt will see his row. */
    DUPLICATE_KEY(ErrorCode.DATABASE_FAILED, 3),
    UNEXPECTED(ErrorCode.DATABASE_FAILED, 1);

    // serialization failure and deadlock by the standard; deadlock and lock not available by
    // PostgreSQL
    private static final Set<String> CONFLICT_STATES = Set.of("40001", "40P01", "55P03");
    // MariaDB: lock wait timeout, record changed; H2: lock timeout, row changed in the meantime
    private static final Set<Integer> CONFLICT_CODES = Set.of(1205, 1020, 50200, 90131);
    // PostgreSQL: shut down by an administrator, crashed, starting
    private static final Set<String> GONE_STATES = Set.of("57P01", "57P02", "57P03");
    // H2: connection closed, broken, database closed, closing, file in use by another process
    private static final Set<Integer> GONE_CODES = Set.of(90007, 90067, 90098, 90121, 90020);
    private static final int MARIADB_DUPLICATE_ENTRY = 1062;

    private final ErrorCode code;
    private final int attemptsMax;

    SqlFailure(ErrorCode code, int attemptsMax) {
        this.code = code;
        this.attemptsMax = attemptsMax;
    }

    /** How often the work may run before this failure is reported. */
    int attemptsMax() {
        return attemptsMax;
    }

    A2bException toException(Throwable cause) {
        return new A2bException(code, describe() + ": " + rootMessage(cause), cause);
    }

    private String describe() {
        switch (this) {
            case CONNECTION:
                return "no connection to the database";
            case POOL_EXHAUSTED:
                return "no connection of the pool became free in time";
            case CONFLICT:
                return "lost against other transactions " + attemptsMax + " times";
            case DUPLICATE_KEY:
                return "a key exists already";
            case UNEXPECTED:
                return "unexpected answer of the database";
        }
        throw new AssertionError(this);
    }

    static SqlFailure of(Throwable failure) {
        return sqlCause(failure).map(SqlFailure::of).orElse(UNEXPECTED);
    }

    private static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        int code = failure.getErrorCode();
        if (CONFLICT_STATES.contains(state) || CONFLICT_CODES.contains(code)) return CONFLICT;
        if (state.equals("23505") || code == MARIADB_DUPLICATE_ENTRY) return DUPLICATE_KEY;
        if (failure instanceof SQLTransientConnectionException && failure.getCause() == null) {
            return POOL_EXHAUSTED; // a pool that could not connect says why in the cause
        }
        boolean gone = state.startsWith("08")
                || GONE_STATES.contains(state)
                || GONE_CODES.contains(code)
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
        return gone ? CONNECTION : UNEXPECTED;
    }

    /** The exception for callers; what was translated already stays as it is. */
    static A2bException translated(RuntimeException failure) {
        if (failure instanceof A2bException a2b) return a2b;
        return of(failure).toException(failure);
    }

    /** Whether {@code failure} came from the database, translated or not. */
    static boolean isFromDatabase(RuntimeException failure) {
        return failure instanceof PersistenceException
                || failure instanceof A2bException && sqlCause(failure).isPresent();
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) return Optional.of(sql);
        }
        return Optional.empty();
    }

    private static String rootMessage(Throwable failure) {
        return sqlCause(failure).map(Throwable::getMessage).orElse(failure.getMessage());
    }
}
