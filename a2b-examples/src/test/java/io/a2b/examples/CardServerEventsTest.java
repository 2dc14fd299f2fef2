package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.a2b.core.account.Account;
import io.a2b.core.event.Delivery;
import io.a2b.core.event.EventKind;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What happens to an account is told once and in order, if anybody listens. */
@Timeout(120)
class CardServerEventsTest {
    private final List<Delivery> heard = new CopyOnWriteArrayList<>();

    @Test
    void anAccountIsOpenedPaysInAndCallsAndTheListenerHearsItOnceInThatOrder() throws Exception {
        CountDownLatch allHeard = new CountDownLatch(4);
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource(), delivery -> {
                heard.add(delivery);
                allHeard.countDown();
            });
            rig.withItsDeck().start();
            Account alice = rig.alice();
            rig.asterisk(60).play(CardServerRig.ALICE);
            assertTrue(allHeard.await(30, SECONDS), "not while it runs");
            assertEquals(0, rig.stop());
            String subject = "account:" + alice.id().value();
            assertEquals(
                    List.of(
                            subject + " ACCOUNT_OPENED alias=alice",
                            subject + " ENTRY_POSTED code=TOP_UP amount=10.00",
                            subject + " ENTRY_POSTED code=CALL_CHARGE amount=-0.60",
                            subject + " CALL_RECORDED disposition=ANSWERED charge=0.60"),
                    heard.stream().map(CardServerEventsTest::text).toList());
            assertEquals(0, kept(database));
        }
    }

    @Test
    void whatHappensLastIsToldBeforeTheServerEnds() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource(), heard::add);
            rig.withItsDeck().start();
            rig.alice();
            rig.asterisk(60, rig::requestStop).play(CardServerRig.ALICE);
            assertEquals(0, rig.exitCode());
            assertEquals(
                    EventKind.CALL_RECORDED, heard.get(heard.size() - 1).event().kind());
            assertEquals(0, kept(database));
        }
    }

    @Test
    void aListenerThatFailsHearsItAgainAndNothingElseOfTheAccountBefore() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig = new CardServerRig(database.dataSource(), delivery -> {
                heard.add(delivery);
                if (heard.size() == 1) throw new IllegalStateException("the first time");
            });
            rig.withItsDeck().start();
            rig.alice();
            assertEquals(0, rig.stop());
            rig.clock.advance(Duration.ofSeconds(2));
            assertEquals(0, rig.start().stop());
            assertEquals(
                    List.of(
                            EventKind.ACCOUNT_OPENED,
                            EventKind.ACCOUNT_OPENED,
                            EventKind.ENTRY_POSTED),
                    heard.stream().map(delivery -> delivery.event().kind()).toList());
        }
    }

    @Test
    void nothingIsKeptWhereNobodyListens() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.openEmpty()) {
            CardServerRig rig =
                    new CardServerRig(database.dataSource()).withItsDeck().start();
            rig.alice();
            rig.asterisk(60).play(CardServerRig.ALICE);
            assertEquals(0, rig.stop());
            assertEquals(0, kept(database));
        }
    }

    private static String text(Delivery delivery) {
        StringBuilder text = new StringBuilder(delivery.event().subject());
        text.append(' ').append(delivery.event().kind());
        for (String fact : List.of("alias", "code", "amount", "disposition", "charge")) {
            String value = delivery.event().facts().get(fact);
            if (value != null) text.append(' ').append(fact).append('=').append(value);
        }
        return text.toString();
    }

    private static long kept(FreshDatabase database) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select count(*) from a2b_event")) {
            row.next();
            return row.getLong(1);
        }
    }
}
