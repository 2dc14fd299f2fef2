package io.a2b.core.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Columns of many rows as arguments of one statement. */
final class PostgreSqlArrays {
    private PostgreSqlArrays() {}

    /** {@code unnest} of as many arrays. */
    static String unnest(String... types) {
        return "unnest(?::" + String.join("[], ?::", types) + "[])";
    }

    /** Sets one array for each column; gives the index of the argument after them. */
    static int set(PreparedStatement statement, int first, String[] types, List<Object[]> rows)
            throws SQLException {
        int index = first;
        for (int column = 0; column < types.length; column++) {
            Object[] list = array(types[column], rows.size());
            for (int row = 0; row < list.length; row++) {
                list[row] = rows.get(row)[column];
            }
            statement.setArray(
                    index++, statement.getConnection().createArrayOf(types[column], list));
        }
        return index;
    }

    /** Of a class that the driver need not turn into text, where there is one. */
    static Object[] array(String type, int size) {
        switch (type) {
            case "bigint":
                return new Long[size];
            case "int":
                return new Integer[size];
            case "text":
                return new String[size];
            default:
                return new Object[size];
        }
    }
}
