package io.a2b.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.rating.charging.Call.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A call sets aside a slice of money at a time; the switch is told to cut it later, and later. */
class CallExtenderTest {
    private static final String CARD = "1234567890";
    private static final Caller CALLER = Caller.from("").keys(CARD, "00442079460000");

    private final List<String> orders = new ArrayList<>();
    private boolean reachable = true;
    private TestHouse house;
    private AgiServer server;
    private AccountId account;

    @BeforeEach
    void open() {
        house = TestHouse.open(CallExtenderTest::sliced);
        account = house.account(CARD, "1.00"); // a hundred seconds
        server = house.newServer(builder -> builder.limiter((channel, left) -> {
            orders.add(channel + " " + left.toSeconds());
            return reachable;
        }));
        server.start();
    }

    private static AgiConfig sliced(AgiConfig config) {
        return config.withSlices(new AgiConfig.Slices(30, 10));
    }

    @AfterEach
    void close() {
        server.stop(Duration.ZERO);
        house.close();
    }

    /** A call of thirty seconds by its first limit, in whose middle {@code work} is done. */
    private Transcript talk(Runnable work) {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
        Carrier carrier = Carrier.answers(Duration.ofSeconds(2), Duration.ofHours(1));
        return new Rehearsal(address, house.clock)
                .carrier("carrier1", carrier.meanwhile(work))
                .play(CALLER);
    }

    private void pass(int seconds) {
        house.clock.advance(Duration.ofSeconds(seconds));
    }

    private long held() {
        return house.charging.heldMicros(account);
    }

    @Test
    void setsTheNextSliceAsideWhenTheOneBeforeIsNearlyOver() {
        Transcript heard = talk(() -> {
            assertEquals(300_000, held(), "no more than the first slice");
            assertEquals(0, server.extendCalls(), "half of it is left");
            assertEquals(300_000, held());
            pass(5);
            assertEquals(1, server.extendCalls());
            assertEquals(600_000, held());
            assertEquals(0, server.extendCalls(), "once for each slice");
            pass(30);
            assertEquals(1, server.extendCalls());
            assertEquals(900_000, held());
        });
        assertEquals(2, orders.size());
        assertTrue(orders.get(0).matches("leg-[0-9.]+ 40"), orders.toString());
        assertTrue(orders.get(1).endsWith(" 40"), orders.toString());
        assertTrue(heard.toString().contains(",L(30000)b("), heard.toString());
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
        assertEquals(0, held());
    }

    @Test
    void grantsTheRestAndThenNoMore() {
        talk(() -> {
            for (int slice = 2; slice <= 3; slice++) {
                pass(slice == 2 ? 5 : 30);
                assertEquals(1, server.extendCalls());
            }
            pass(30);
            assertEquals(1, server.extendCalls());
            assertEquals(1_000_000, held(), "all there is");
            pass(10);
            house.charging.fund(account, 5_000_000);
            assertEquals(0, server.extendCalls(), "that was the last one");
        });
        assertTrue(orders.get(2).endsWith(" 20"), orders.toString());
        assertEquals(3, orders.size());
    }

    @Test
    void asksAgainAsTheSameStepWhenTheSwitchDidNotTakeTheOrder() {
        talk(() -> {
            pass(5);
            reachable = false;
            assertEquals(0, server.extendCalls());
            assertEquals(600_000, held(), "the money comes first");
            pass(1);
            reachable = true;
            assertEquals(1, server.extendCalls());
            assertEquals(600_000, held(), "and only once");
        });
        assertTrue(orders.get(1).endsWith(" 39"), orders.toString());
    }

    @Test
    void asksAgainWhenTheDatabaseIsAway() {
        talk(() -> {
            pass(5);
            house.charging.failNext(1);
            assertEquals(0, server.extendCalls());
            assertEquals(List.of(), orders, "no talk without money");
            assertEquals(1, server.extendCalls());
        });
        assertEquals(1, orders.size());
    }

    @Test
    void leavesACallAloneWhoseSliceIsOverOrThatIsToEnd() {
        talk(() -> {
            pass(15);
            assertEquals(0, server.extendCalls(), "the switch has cut it");
        });
        talk(() -> {
            pass(5);
            server.cutCalls(account);
            assertEquals(0, server.extendCalls());
        });
        assertEquals(List.of(), orders);
    }

    @Test
    void neitherExtendsNorForgetsToAnnounceACallThatIsShorterThanASlice() {
        house.charging.fund(account, -800_000); // twenty seconds are left
        Transcript heard = talk(() -> {
            house.charging.fund(account, 1_000_000);
            assertEquals(0, server.extendCalls());
        });
        assertEquals(List.of(), orders);
        assertTrue(heard.has("plays seconds"), heard.toString());
        assertTrue(heard.has("plays cancelled"), "the money was used up");
    }

    @Test
    void announcesNoTalkTimeThatIsOnlyTheFirstSlice() {
        Transcript heard = talk(() -> {});
        assertFalse(heard.has("plays seconds"), heard.toString());
        assertFalse(heard.has("plays cancelled"), heard.toString());
    }

    @Test
    void doesNothingWhereThereAreNoSlices() {
        house.account("9876543210", "1.00");
        List<Integer> extended = new ArrayList<>();
        house.rehearsal().carrier("carrier1", Carrier.answers(Duration.ZERO, Duration.ofHours(1)));
        try (TestHouse plain = TestHouse.open()) {
            plain.account(CARD, "1.00");
            Carrier carrier = Carrier.answers(Duration.ZERO, Duration.ofSeconds(98));
            plain.rehearsal().carrier("carrier1", carrier.meanwhile(() -> {
                plain.clock.advance(Duration.ofSeconds(45));
                extended.add(plain.server().extendCalls());
            }));
            plain.play(CALLER);
            FakeCharging.Kept call = plain.charging.onlyCall();
            assertEquals(State.CHARGED, call.state());
        }
        assertEquals(List.of(0), extended);
    }

    @Test
    void refusesSlicesThatCannotWork() {
        AgiConfig config = AgiConfig.defaults();
        for (AgiConfig.Slices none : List.of(
                new AgiConfig.Slices(9, 4),
                new AgiConfig.Slices(3601, 20),
                new AgiConfig.Slices(30, 1),
                new AgiConfig.Slices(30, 30),
                new AgiConfig.Slices(180, 61))) {
            assertThrows(IllegalArgumentException.class, () -> config.withSlices(none));
        }
        AgiConfig warning = config.withDialogue(new AgiConfig.Dialogue(true, 3, 3, 6, 7200, 10));
        assertThrows(
                IllegalArgumentException.class, () -> warning.withSlices(AgiConfig.Slices.of(180)));
        assertEquals(20, config.withSlices(AgiConfig.Slices.of(180)).slices().aheadSeconds());
    }
}
