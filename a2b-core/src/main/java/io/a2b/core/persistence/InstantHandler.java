package io.a2b.core.persistence;

import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Keeps instants as UTC in columns without a zone, cut to microseconds. {@link LocalDateTime} both
 * ways: no zone of the driver, the session or the JVM can shift it.
 */
final class InstantHandler extends BaseTypeHandler<Instant> {
    @Override
    public void setNonNullParameter(
            PreparedStatement statement, int index, Instant instant, JdbcType type)
            throws SQLException {
        Instant stored = instant.truncatedTo(ChronoUnit.MICROS);
        statement.setObject(index, LocalDateTime.ofInstant(stored, ZoneOffset.UTC));
    }

    @Override
    public Instant getNullableResult(ResultSet row, String column) throws SQLException {
        return toInstant(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public Instant getNullableResult(ResultSet row, int column) throws SQLException {
        return toInstant(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public Instant getNullableResult(CallableStatement statement, int column) throws SQLException {
        return toInstant(statement.getObject(column, LocalDateTime.class));
    }

    private static Instant toInstant(LocalDateTime stored) {
        return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }
}
