package io.a2b.core.persistence;

import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads rows as records: a column for each component, {@code held_micros} for {@code heldMicros}.
 * Thread-safe.
 */
final class RecordReader implements ResultSetHandler {
    private final Constructor<?> constructor;
    private final String[] columns;
    private final TypeHandler<?>[] handlers;

    /** @throws IllegalArgumentException if no handler reads one of its components */
    RecordReader(Class<?> type, TypeHandlerRegistry registry) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        columns = new String[components.length];
        handlers = new TypeHandler<?>[components.length];
        for (int at = 0; at < components.length; at++) {
            types[at] = components[at].getType();
            columns[at] = column(components[at].getName());
            handlers[at] = registry.getTypeHandler(types[at]);
            if (handlers[at] == null) throw new IllegalArgumentException(components[at] + ": read");
        }
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // each record has it
        }
        constructor.setAccessible(true);
    }

    private static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Override
    @SuppressWarnings("unchecked") // the caller names the type, as everywhere in MyBatis
    public <E> List<E> handleResultSets(Statement statement) throws SQLException {
        List<E> records = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            int[] indexes = indexes(rows);
            while (rows.next()) records.add((E) read(rows, indexes));
        }
        return records;
    }

    /** Where each component is; mostly they are in order, which asks the driver least. */
    private int[] indexes(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        int[] indexes = new int[columns.length];
        for (int at = 0; at < indexes.length; at++) {
            boolean inOrder = at < meta.getColumnCount()
                    && columns[at].equalsIgnoreCase(meta.getColumnLabel(at + 1));
            indexes[at] = inOrder ? at + 1 : rows.findColumn(columns[at]);
        }
        return indexes;
    }

    private Object read(ResultSet row, int[] indexes) throws SQLException {
        Object[] values = new Object[indexes.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = handlers[at].getResult(row, indexes[at]);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw unreadable(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw unreadable(e); // such as nothing where a number must be
        }
    }

    private SQLException unreadable(Throwable cause) {
        String type = constructor.getDeclaringClass().getName();
        return new SQLException("a row that is no " + type + ": " + cause.getMessage(), cause);
    }

    @Override
    public <E> Cursor<E> handleCursorResultSets(Statement statement) {
        throw new UnsupportedOperationException("cursors: use Transaction.onConnection");
    }

    @Override
    public void handleOutputParameters(CallableStatement statement) {} // no procedures here
}
