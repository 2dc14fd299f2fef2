package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.StatusNote;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.spi.CallWitness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

@Timeout(120)
class CardServerTest {
    /** Portugal - Mobile costs 0.04114 a minute, 6/6: 61 s are billed as 66. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void carriesACallFromStartToStop(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource()).start();
            Account alice = rig.alice();
            rig.asterisk(61).play(CardServerRig.ALICE);
            rig.lines.await("a2b: calls live 0, answered 0, charged 1, in doubt 0");
            assertEquals(0, rig.stop());
            rig.lines.await("a2b: stopped: 0 calls left");
            assertEquals(10_000_000 - 45_254, rig.balance(alice).posted().micros());
            assertEquals(1, rig.charges(alice));
            assertTrue(rig.billing.ledger().audit().balance());
        }
    }

    @Test
    void tellsHowFarTheImportOfItsDeckIs(@TempDir Path folder) throws Exception {
        Path deck = deckOf(25_000, folder);
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource());
            PrintWriter out = new PrintWriter(rig.lines, true);
            AtomicLong elevenSecondsLater = new AtomicLong();
            Console console = new Console(
                    out, out, false, () -> elevenSecondsLater.getAndAdd(11_000_000_000L));
            rig.launch(console, Optional.of(deck));
            rig.lines.await("a2b: deck default: importing " + deck);
            rig.lines.await("a2b: \\[#+-+\\]  \\d\\d% 10,000 lines, 909/s, .* s left");
            rig.lines.await("a2b: \\[#+-+\\]  \\d\\d% 20,000 lines, 909/s, .* s left");
            rig.lines.await("a2b: deck default: all 25,001 lines read");
            rig.lines.await("a2b: deck default v1: 25000 rates, USD");
            rig.awaitReady();
            assertEquals(0, rig.stop());
        }
    }

    @Test
    void tellsOfTheImportOfTheWorldDeck() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource()).launch();
            rig.lines.await("a2b: deck default: importing world deck");
            rig.lines.await("a2b: deck default: all 8,\\d{3} lines read");
            rig.lines.await("a2b: deck default v1: 8\\d{3} rates, USD");
            rig.awaitReady();
            assertEquals(0, rig.stop());
        }
    }

    @Test
    void importsNothingWhereThereIsADeck() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource()).withItsDeck();
            rig.launch().lines.await("a2b: deck default v1: 1 rates, USD");
            rig.awaitReady();
            assertEquals(0, rig.stop());
            assertEquals(1, rig.billing.decks().versions("default").size());
        }
    }

    @Test
    void saysWhereTheLinesForAsteriskComeFrom() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig =
                    new CardServerRig(database.dataSource()).withItsDeck().start();
            rig.lines.await("a2b: lines for extensions.conf: dialplan for 127.0.0.1:" + rig.port());
            assertEquals(0, rig.stop());
        }
    }

    /** One call of another server that is in doubt, and one that is to be hung up: both wait. */
    @Test
    void givesSignsOfLifeWhileTheSwitchKeepsItWaiting() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ordered = new CountDownLatch(1);
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource()).withItsDeck();
            Account alice = rig.alice();
            authorizeElsewhere(rig, rig.account("bob", "9876543210"));
            rig.witness(call -> {
                        asked.countDown();
                        await(answer);
                        return new CallWitness.Testimony.Alive();
                    })
                    .cutter(channel -> {
                        ordered.countDown();
                        await(answer);
                        return true;
                    })
                    .start();
            rig.asterisk(60, () -> {
                        rig.clock.advance(CardServerRig.DOUBT_AFTER.plusSeconds(1));
                        rig.billing
                                .accounts()
                                .changeStatus(
                                        alice.id(),
                                        AccountStatus.SUSPENDED_FOR_UNDERPAYMENT,
                                        StatusNote.by("olga", "unpaid").cuttingCalls());
                        await(asked);
                        await(ordered);
                        List<CallId> calls = calls(database.dataSource());
                        for (int beat = 1; beat <= 3; beat++) {
                            rig.clock.advance(Duration.ofSeconds(1));
                            awaitSeen(rig, calls, rig.clock.instant());
                        }
                        answer.countDown();
                    })
                    .play(CardServerRig.ALICE);
            assertEquals(0, answer.getCount(), "the call came about");
            assertEquals(0, rig.stop());
        }
    }

    private static void authorizeElsewhere(CardServerRig rig, Account account) {
        CallRequest request = new CallRequest(
                CallId.random(), account.id(), "", new PhoneNumber("351912345678"), 60);
        assertTrue(rig.billing.charging().authorize(request) instanceof Authorization.Granted);
    }

    /** Until a call has been seen at that instant. */
    private static void awaitSeen(CardServerRig rig, List<CallId> calls, Instant wanted) {
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        while (calls.stream().noneMatch(call -> isSeen(rig, call, wanted))) {
            if (System.nanoTime() - deadline > 0) throw new AssertionError("not seen at " + wanted);
            Thread.onSpinWait();
        }
    }

    private static boolean isSeen(CardServerRig rig, CallId call, Instant wanted) {
        return rig.billing
                .charging()
                .find(call)
                .orElseThrow()
                .progress()
                .seenAt()
                .filter(seen -> !seen.isBefore(wanted))
                .isPresent();
    }

    private static List<CallId> calls(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select id from a2b_call")) {
            List<CallId> calls = new ArrayList<>();
            while (row.next()) calls.add(new CallId(row.getString(1)));
            return calls;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Path deckOf(int rates, Path folder) throws IOException {
        String lines = IntStream.range(0, rates)
                .mapToObj(i -> (3_000_000 + i) + ",Somewhere,0.60,1/1\n")
                .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve("deck.csv"), "prefix,destination,per_minute,increment\n" + lines);
    }
}
