package io.a2b.core.persistence;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.apache.ibatis.type.JdbcType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** MyBatis for one database. Thread-safe: a mapper is read once, when it is first asked for. */
final class Mappings {
    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);

    private final Dialect dialect;
    private final boolean oneAtATime;
    private final Configuration configuration;
    private final SqlSessionFactory sessions;
    private final Set<Class<?>> mappersRead = ConcurrentHashMap.newKeySet();

    /** @param connection one of {@code dataSource}, that tells what database it is */
    Mappings(DataSource dataSource, Connection connection) throws SQLException {
        dialect = Dialect.of(connection);
        oneAtATime = dialect.isOneAtATime(connection);
        if (oneAtATime) warnOfLateWrites(Dialect.h2WriteDelayMillis(connection));
        configuration = new RecordConfiguration();
        configuration.setEnvironment(new Environment("a2b", connectionsStayOurs(), dataSource));
        configuration.setDatabaseId(dialect.databaseId());
        configuration.setJdbcTypeForNull(JdbcType.NULL);
        // without it the second of two equal queries in a transaction would not reach the database
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.getTypeHandlerRegistry().register(Instant.class, new InstantHandler());
        sessions = new DefaultSqlSessionFactory(configuration);
    }

    private static void warnOfLateWrites(int delayMillis) {
        if (delayMillis == 0) return;
        LOG.warn(
                "H2 writes a commit to its file up to {} ms after it returned, and a kill loses it;"
                        + " WRITE_DELAY=0 in the url prevents that",
                delayMillis);
    }

    private static ManagedTransactionFactory connectionsStayOurs() {
        Properties properties = new Properties();
        properties.setProperty("closeConnection", "false");
        ManagedTransactionFactory factory = new ManagedTransactionFactory();
        factory.setProperties(properties);
        return factory;
    }

    /** Whether transactions of this database must not overlap; see {@link Dialect}. */
    boolean isOneAtATime() {
        return oneAtATime;
    }

    String databaseId() {
        return dialect.databaseId();
    }

    /** What this database makes of {@code asked}; see {@link Dialect}. */
    Isolation isolation(Isolation asked) {
        return dialect.isolation(asked);
    }

    /** A session that neither commits nor closes {@code connection}. */
    SqlSession open(Connection connection) {
        return sessions.openSession(connection);
    }

    <M> M mapper(SqlSession session, Class<M> type) {
        if (!mappersRead.contains(type)) read(type);
        return session.getMapper(type);
    }

    // MyBatis says a mapper is known before it has read it, and reads only one at a time safely
    private synchronized void read(Class<?> type) {
        if (mappersRead.contains(type)) return;
        configuration.addMapper(type);
        mappersRead.add(type);
    }
}
