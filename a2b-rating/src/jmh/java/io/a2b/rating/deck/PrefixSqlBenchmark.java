package io.a2b.rating.deck;

import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.TimeUnit;

/**
 * The longest prefix as a database finds it, over one open connection and with a prepared statement
 * that asks the primary key for all fifteen beginnings of the number at once; and as the index
 * does, in the same run. Times are samples: their median does not mind what else the machine does.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@State(Scope.Thread)
public class PrefixSqlBenchmark {
    private static final int NUMBERS = 1 << 16;
    private static final String CREATE =
            "create table deck (prefix varchar(15) primary key, place int not null)";
    private static final String FIND = "select place from deck where prefix in ("
            + String.join(", ", Collections.nCopies(PackedPrefix.LENGTH_MAX, "?"))
            + ") order by length(prefix) desc limit 1";

    @Param({"H2_MEMORY", "POSTGRESQL"})
    public TestDatabase database;

    private FreshDatabase open;
    private Connection connection;
    private PreparedStatement find;
    private PrefixIndex index;
    private String[] numbers;
    private int at;

    @Setup
    public void load() throws SQLException {
        long[] prefixes = SampleDecks.random(1_000_000);
        numbers = SampleDecks.numbers(prefixes, NUMBERS);
        open = database.openEmpty();
        connection = open.dataSource().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        insert(prefixes);
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        find = connection.prepareStatement(FIND);
        index = PrefixIndex.of(prefixes);
        // all of them, which also brings the pages they are on into the database's cache
        for (int i = 0; i < NUMBERS; i++) {
            if (find(numbers[i]) != index.find(numbers[i])) {
                throw new AssertionError("not the longest prefix: " + numbers[i]);
            }
        }
    }

    private void insert(long[] prefixes) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into deck (prefix, place) values (?, ?)")) {
            for (int place = 0; place < prefixes.length; place++) {
                insert.setString(1, PackedPrefix.unpack(prefixes[place]));
                insert.setInt(2, place);
                insert.addBatch();
                if (place % 10_000 == 0) insert.executeBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
        open.close();
    }

    @Benchmark
    public int sql() throws SQLException {
        return find(numbers[at = at + 1 & NUMBERS - 1]);
    }

    /** A thousand at a time, for one takes no longer than looking at the clock. */
    @Benchmark
    @OperationsPerInvocation(1_000)
    public int prefixIndex() {
        int sum = 0;
        for (int i = 0; i < 1_000; i++) sum += index.find(numbers[at = at + 1 & NUMBERS - 1]);
        return sum;
    }

    private int find(String number) throws SQLException {
        for (int length = 1; length <= PackedPrefix.LENGTH_MAX; length++)
            find.setString(length, number.substring(0, Math.min(length, number.length())));
        try (ResultSet found = find.executeQuery()) {
            return found.next() ? found.getInt(1) : PrefixIndex.NONE;
        }
    }
}
