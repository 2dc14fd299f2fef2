package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * Connections that really break, one at a time: at a statement or commit chosen by its number the
 * socket under the connection is closed, as when a cable is pulled. The next connection works. What
 * becomes of the transaction is the database's own affair, which is what is tested. Thread-safe.
 */
public final class FaultyDataSource implements DataSource {
    /** What happens at the chosen statement. */
    public enum Fault {
        /** The connection breaks before the statement reaches the database. */
        LOST_BEFORE,
        /** The statement is done, but its answer is lost with the connection. */
        LOST_AFTER,
        /** The statement waits until the meantime has passed. */
        DELAYED
    }

    private final HikariDataSource pool;
    private final AtomicInteger boundaries = new AtomicInteger();
    private volatile int chosen; // 0: none
    private volatile Fault fault = Fault.DELAYED;
    private volatile Runnable meantime = () -> {};

    private FaultyDataSource(HikariDataSource pool) {
        this.pool = requireNonNull(pool, "pool");
    }

    public static FaultyDataSource over(FreshDatabase database) {
        return new FaultyDataSource((HikariDataSource) database.dataSource());
    }

    /** Counts from the beginning, and lets {@code fault} happen at statement {@code boundary}. */
    public void arm(Fault newFault, int boundary, Runnable newMeantime) {
        fault = newFault;
        meantime = newMeantime;
        boundaries.set(0);
        chosen = boundary;
    }

    /** From now on everything works. */
    public void disarm() {
        chosen = 0;
    }

    /** How many statements and commits were begun since it was armed. */
    public int boundaries() {
        return boundaries.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection pooled = pool.getConnection();
        return watched(Connection.class, pooled, pooled);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private <T> T watched(Class<T> type, T target, Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            boolean boundary = name.equals("commit") || name.startsWith("execute");
            boolean now = boundary && boundaries.incrementAndGet() == chosen;
            if (now && fault == Fault.DELAYED) meantime.run();
            if (now && fault == Fault.LOST_BEFORE) throw broken(connection);
            try {
                Object answer = method.invoke(target, arguments);
                if (now && fault == Fault.LOST_AFTER) throw broken(connection);
                if (answer instanceof PreparedStatement statement) {
                    return watched(PreparedStatement.class, statement, connection);
                }
                if (answer instanceof Statement statement) {
                    return watched(Statement.class, statement, connection);
                }
                return answer;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private SQLException broken(Connection pooled) throws SQLException {
        Connection physical = pooled.unwrap(Connection.class);
        pool.evictConnection(pooled);
        if (physical.getClass().getName().startsWith("org.h2.")) {
            physical.close(); // there is no socket; its session ends as if there were
        } else {
            physical.abort(Runnable::run);
        }
        return new SQLNonTransientConnectionException("the connection was cut", "08006");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(FaultyDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
