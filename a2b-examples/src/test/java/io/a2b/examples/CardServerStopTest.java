package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.a2b.agi.call.LegOutcome;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.core.account.Account;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.spi.CallWitness;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A card server is told to stop while a call is up. */
@Timeout(120)
class CardServerStopTest {
    private static final String STOPPING = "a2b: stopping: 1 calls live, waiting up to ";

    private final List<String> hungUp = new CopyOnWriteArrayList<>();
    private FreshDatabase database;
    private CardServerRig rig;
    private Account alice;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.H2_MEMORY.openEmpty();
        rig = new CardServerRig(database.dataSource()).withItsDeck();
        alice = rig.alice();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void waitsForACallToEndAndChargesIt() throws Exception {
        rig.start();
        rig.asterisk(60, () -> {
                    rig.requestStop();
                    rig.lines.await(STOPPING + "20 s");
                    assertEquals(1, busyTo(rig.asterisk(60)));
                })
                .play(CardServerRig.ALICE);
        assertEquals(ExitCode.DONE, rig.exitCode());
        rig.lines.await("a2b: calls live 0, answered 0, charged 1, in doubt 0");
        rig.lines.await("a2b: stopped: 0 calls left");
        rig.assertChargedOnce(alice, 60);
    }

    /** How many sessions were told that there is no room. */
    private static int busyTo(Rehearsal asterisk) {
        return asterisk.play(CardServerRig.ALICE).has("sets A2B_STATUS=BUSY") ? 1 : 0;
    }

    @Test
    void leavesACallThatMayNotBeWaitedForAndTheNextStartChargesItUpToTheLoss() throws Exception {
        Rehearsal asterisk = leaveACall();
        rig.clock.advance(Duration.ofDays(1)); // nobody knows more by the time its hold is due
        rig.start();
        Rehearsal again = rig.asterisk(60).keep(asterisk.store());
        again.play(Caller.from("")); // and what Asterisk kept comes too late
        rig.clock.advance(Duration.ofDays(1));
        assertEquals(ExitCode.DONE, rig.stop());
        rig.assertChargedOnce(alice, 30);
    }

    @Test
    void leavesACallThatMayNotBeWaitedForAndTheNextStartAsksAsteriskForItsEnd() throws Exception {
        Rehearsal asterisk = leaveACall();
        rig.clock.advance(CardServerRig.DOUBT_AFTER.plusSeconds(1));
        rig.witness(call -> testimony(asterisk.store(), call.request().call().value()));
        rig.launch();
        rig.lines.await("a2b: recovery at start: alive 0, charged 1, released 0, left 0, failed 0");
        rig.awaitReady();
        rig.clock.advance(Duration.ofDays(1));
        assertEquals(ExitCode.DONE, rig.stop());
        rig.assertChargedOnce(alice, 60);
    }

    /** It goes on in the switch, without us, for half a minute. */
    private Rehearsal leaveACall() throws Exception {
        rig.stopWait(Duration.ZERO).start();
        Rehearsal asterisk = rig.asterisk(60, () -> {
            rig.requestStop();
            rig.lines.await(STOPPING + "0 s");
            rig.lines.await("a2b: stopped: 1 calls left");
        });
        asterisk.play(CardServerRig.ALICE);
        assertEquals(ExitCode.CALLS_LEFT, rig.exitCode());
        assertEquals(0, rig.charges(alice));
        assertTrue(rig.balance(alice).held().isPositive());
        assertEquals(1, asterisk.store().size());
        return asterisk;
    }

    private CallWitness.Testimony testimony(Map<String, String> store, String call) {
        return Optional.ofNullable(store.get(call))
                .flatMap(LegOutcome::find)
                .<CallWitness.Testimony>map(outcome ->
                        new CallWitness.Testimony.Ended(outcome.report(rig.clock.instant())))
                .orElseThrow();
    }

    @Test
    void hangsUpACallThatIsLeftWhereAsteriskCanBeToldTo() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        rig.stopWait(Duration.ZERO).cutter(channel -> {
            hungUp.add(channel);
            over.countDown();
            return true;
        });
        rig.start();
        rig.asterisk(60, () -> {
                    rig.requestStop();
                    await(over);
                })
                .play(CardServerRig.ALICE.hangsUpTalking(Duration.ofSeconds(20)));
        assertEquals(ExitCode.DONE, rig.exitCode());
        rig.lines.await(STOPPING + "0 s");
        rig.lines.await("a2b: hung up: 1 calls, waiting up to 10 s for their ends");
        rig.lines.await("a2b: stopped: 0 calls left");
        assertEquals(1, hungUp.size());
        assertTrue(hungUp.get(0).startsWith("PJSIP/caller-"), hungUp.toString());
        rig.assertChargedOnce(alice, 20);
    }

    @Test
    void hangsUpNothingBeforeTheWaitIsOver() throws Exception {
        rig.cutter(hungUp::add).start();
        rig.asterisk(60, () -> {
                    rig.requestStop();
                    rig.lines.await(STOPPING + "20 s");
                })
                .play(CardServerRig.ALICE);
        assertEquals(ExitCode.DONE, rig.exitCode());
        assertEquals(List.of(), hungUp);
        rig.assertChargedOnce(alice, 60);
    }

    @Test
    void leavesACallThatAsteriskDoesNotHangUp() throws Exception {
        rig.cutter(channel -> {
            hungUp.add(channel);
            return false;
        });
        leaveACall();
        assertEquals(1, hungUp.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
