package io.a2b.core.testing;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** A data source whose database goes away and comes back when a test says so. Thread-safe. */
public final class UnreliableDataSource implements DataSource {
    private final DataSource delegate;
    private final AtomicInteger statementsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger answersToLose = new AtomicInteger();

    private UnreliableDataSource(DataSource delegate) {
        this.delegate = requireNonNull(delegate, "delegate");
    }

    public static UnreliableDataSource over(DataSource delegate) {
        return new UnreliableDataSource(delegate);
    }

    /** From now on nothing works, in connections that are in use neither. */
    public void goAway() {
        goAwayAfter(0);
    }

    /** The next {@code statements} statements and commits still work, then nothing does. */
    public void goAwayAfter(int statements) {
        statementsLeft.set(statements);
    }

    public void comeBack() {
        statementsLeft.set(Integer.MAX_VALUE);
    }

    /** The next {@code commits} commits are done, but the answer never arrives. */
    public void loseAnswersOfCommits(int commits) {
        answersToLose.set(commits);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (statementsLeft.get() == 0) throw gone();
        return watched(Connection.class, delegate.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private <T> T watched(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean commit = method.getName().equals("commit");
            if (commit || method.getName().startsWith("execute")) spendStatement();
            try {
                Object answer = method.invoke(target, arguments);
                if (commit && answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) throw gone();
                if (answer instanceof PreparedStatement statement) {
                    return watched(PreparedStatement.class, statement);
                }
                return answer;
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(
                UnreliableDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void spendStatement() throws SQLException {
        int before = statementsLeft.getAndUpdate(n -> n == Integer.MAX_VALUE || n == 0 ? n : n - 1);
        if (before == 0) throw gone();
    }

    private static SQLException gone() {
        return new SQLNonTransientConnectionException("the database went away", "08006");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        delegate.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(UnreliableDataSource.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return delegate.isWrapperFor(type);
    }
}
