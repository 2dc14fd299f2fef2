package io.a2b.core.persistence;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * MyBatis that reads records with a {@link RecordReader}. By itself it looks through the
 * constructor's annotations again for each row, which was a quarter of what a write of the ledger
 * cost.
 */
final class RecordConfiguration extends Configuration {
    private final Map<Class<?>, RecordReader> readers = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("rawtypes") // as MyBatis declares it
    public ResultSetHandler newResultSetHandler(
            Executor executor,
            MappedStatement statement,
            RowBounds bounds,
            ParameterHandler parameters,
            ResultHandler listener,
            BoundSql sql) {
        if (listener == null && bounds == RowBounds.DEFAULT && readsRecord(statement)) {
            Class<?> type = statement.getResultMaps().get(0).getType();
            return readers.computeIfAbsent(type, this::reader);
        }
        return super.newResultSetHandler(executor, statement, bounds, parameters, listener, sql);
    }

    private static boolean readsRecord(MappedStatement statement) {
        List<ResultMap> maps = statement.getResultMaps();
        return maps.size() == 1
                && maps.get(0).getType().isRecord()
                && maps.get(0).getResultMappings().isEmpty();
    }

    private RecordReader reader(Class<?> type) {
        return new RecordReader(type, getTypeHandlerRegistry());
    }
}
