package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.zaxxer.hikari.HikariDataSource;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.SimulatedClock;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.money.Money;
import io.a2b.core.persistence.DatabaseConfig;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.routing.Trunk;
import io.a2b.rating.spi.CallWitness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Timeout(60)
class CardServerTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Pattern READY =
            Pattern.compile("a2b: ready: agi://127\\.0\\.0\\.1:(\\d+)");

    private final LineQueue lines = new LineQueue();
    private final DatabaseConfig database =
            DatabaseConfig.of("jdbc:h2:mem:" + UUID.randomUUID(), "a2b", "");

    @Test
    void carriesACallFromStartToStop() throws Exception {
        try (HikariDataSource pool = database.open()) {
            Billing billing = Billing.over(
                    pool,
                    RatingConfig.defaults(),
                    List.of(Trunk.of("c1", "PJSIP", "c1")),
                    Clock.systemUTC());
            CardServer server = server(billing, pool);
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                    () -> server.run(new DeckCommand.Target("default", USD), Optional.empty()));
            int port = Integer.parseInt(lines.await(READY).group(1));
            OpenResult.Opened alice = (OpenResult.Opened) billing.accounts()
                    .open(NewAccount.of(
                            new CardNumber("1234567890"), "alice", AccountTerms.prepaid(USD)));
            new CashDesk(billing.topUps())
                    .take("test-1", alice.account(), Money.of("USD", "1"), "test", "cash");

            new Rehearsal(
                            new InetSocketAddress("127.0.0.1", port),
                            new SimulatedClock(Instant.now()))
                    .carrier("c1", Carrier.answers(Duration.ofSeconds(2), Duration.ofSeconds(61)))
                    .play(Caller.from("").keys("1234567890", "351912345678"));

            lines.await(Pattern.compile("a2b: calls live 0, answered 0, charged 1, in doubt 0"));
            List<CallDetailRecord> legs =
                    billing.callDetailRecords().latest(alice.account().id(), 10);
            assertEquals(1, legs.size());
            assertEquals(Disposition.ANSWERED, legs.get(0).disposition());
            assertEquals(61, legs.get(0).bill().talkSeconds());
            server.stop();
            assertEquals(0, exit.get(20, SECONDS));
            lines.await(Pattern.compile("a2b: stopped: 0 calls left"));
            assertTrue(billing.ledger().audit().balance());
        }
    }

    @Test
    void waitsForADatabaseThatIsDownUntilItIsToldToStop() throws Exception {
        DatabaseConfig nowhere = DatabaseConfig.of(
                        "jdbc:postgresql://127.0.0.1:1/a2b?connectTimeout=1", "a2b", "")
                .withConnectionTimeout(Duration.ofMillis(250));
        try (HikariDataSource pool = nowhere.open()) {
            Billing billing = Billing.over(
                    pool,
                    RatingConfig.defaults(),
                    List.of(Trunk.of("c1", "PJSIP", "c1")),
                    Clock.systemUTC());
            CardServer server = server(billing, pool);
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                    () -> server.run(new DeckCommand.Target("default", USD), Optional.empty()));
            lines.await(Pattern.compile("a2b: database not reachable: .*; next try in 1 s"));
            lines.await(Pattern.compile("a2b: database not reachable: .*; next try in 2 s"));
            server.stop();
            assertEquals(ExitCode.WORLD_FAILED, exit.get(20, SECONDS));
        }
    }

    private CardServer server(Billing billing, HikariDataSource pool) {
        Duration often = Duration.ofMillis(50);
        PrintWriter out = new PrintWriter(lines, true);
        return new CardServer(
                billing,
                pool,
                AgiConfig.defaults().withAddress("127.0.0.1", 0),
                new CardServer.Intervals(often, often, often, Duration.ofSeconds(10)),
                new Console(out, out, false),
                CallWitness.knowingNothing(),
                ChannelCutter.none(),
                Optional.empty());
    }

    /** What was printed, line by line, for whoever waits for a line. */
    private static final class LineQueue extends Writer {
        private final StringBuilder current = new StringBuilder();
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Matcher await(Pattern wanted) throws InterruptedException {
            StringBuilder seen = new StringBuilder();
            while (true) {
                String line = lines.poll(30, SECONDS);
                if (line == null) throw new AssertionError("no " + wanted + " in\n" + seen);
                seen.append(line).append('\n');
                Matcher matcher = wanted.matcher(line);
                if (matcher.matches()) return matcher;
            }
        }

        @Override
        public void write(char[] text, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (text[i] != '\n') {
                    current.append(text[i]);
                } else {
                    lines.add(current.toString());
                    current.setLength(0);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
