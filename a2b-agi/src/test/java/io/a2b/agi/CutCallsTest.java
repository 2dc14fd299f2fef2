package io.a2b.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Rehearsal;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.spi.CallListener;
import io.a2b.agi.spi.ChannelCutter;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.StatusNote;
import io.a2b.core.cdr.CallId;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Authorization;
import io.a2b.rating.charging.Call.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calls of an account are ended while they go on. */
class CutCallsTest {
    private static final Caller CALLER = Caller.from("").keys("1234567890", "00442079460000");

    private final List<String> channels = new CopyOnWriteArrayList<>();
    private final List<CutReport> reports = new CopyOnWriteArrayList<>();
    private TestHouse house;
    private AccountId account;
    private AgiServer server;

    @BeforeEach
    void open() {
        house = TestHouse.open();
        account = house.account("1234567890", "10");
    }

    @AfterEach
    void close() {
        server.stop(Duration.ZERO);
        house.close();
    }

    private Rehearsal served(CallListener listener, ChannelCutter cutter) {
        server = house.newServer(builder -> builder.listener(listener).cutter(cutter));
        server.start();
        Rehearsal rehearsal =
                new Rehearsal(new InetSocketAddress("127.0.0.1", server.port()), house.clock);
        return rehearsal.carrier(
                "carrier1", Carrier.answers(Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    /** Cuts the calls of {@code whose} as soon as one is answered. */
    private CallListener onAnswer(AccountId whose) {
        return new CallListener() {
            @Override
            public void answered(CallId call) {
                reports.add(server.cutCalls(whose));
            }
        };
    }

    private boolean hangUp(String channel) {
        return channels.add(channel);
    }

    @Test
    void anAnsweredCallIsHungUpByTheSwitchAndChargedForWhatWasTalked() {
        Rehearsal rehearsal = served(onAnswer(account), this::hangUp);
        rehearsal.play(CALLER.hangsUpTalking(Duration.ofSeconds(7))); // when the order arrives
        CallId call = house.charging.onlyCall().id();
        assertEquals(List.of(new CutReport(Set.of(call), Set.of())), reports);
        assertEquals(1, channels.size());
        assertTrue(channels.get(0).startsWith("PJSIP/"), channels.toString());
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
        assertEquals(9_930_000, house.charging.availableMicros(account));
        assertEquals(Set.of(), server.liveCalls());
    }

    @Test
    void aCallThatTheSwitchCannotBeToldOfIsReportedAsLeft() {
        Rehearsal rehearsal = served(onAnswer(account), ChannelCutter.none());
        rehearsal.play(CALLER.hangsUpTalking(Duration.ofSeconds(7)));
        CallId call = house.charging.onlyCall().id();
        assertEquals(List.of(new CutReport(Set.of(), Set.of(call))), reports);
    }

    @Test
    void theCallsOfOthersGoOn() {
        AccountId other = house.account("9876543210", "10");
        Rehearsal rehearsal = served(onAnswer(other), this::hangUp);
        rehearsal.play(CALLER.hangsUpTalking(Duration.ofSeconds(7)));
        assertEquals(List.of(new CutReport(Set.of(), Set.of())), reports);
        assertEquals(List.of(), channels);
    }

    @Test
    void nothingIsDialledForACallThatWasCutBefore() {
        CallListener onAuthorization = new CallListener() {
            @Override
            public void authorized(
                    Authorization.Granted granted, AccountId payer, PhoneNumber called) {
                reports.add(server.cutCalls(payer));
            }
        };
        Rehearsal rehearsal = served(onAuthorization, ChannelCutter.none());
        Transcript heard = rehearsal.play(CALLER);
        assertEquals(State.RELEASED, house.charging.onlyCall().state());
        assertFalse(
                heard.lines().stream().anyMatch(line -> line.text().startsWith("dials")),
                heard.toString());
        assertTrue(heard.has("plays disabled"), heard.toString());
        assertEquals(10_000_000, house.charging.availableMicros(account));
        assertEquals(Set.of(), server.liveCalls());
    }

    @Test
    void aCallThatWasCutIsOfferedToNoFurtherCarrier() {
        house.trunks("congested", "carrier1");
        AccountId whose = account;
        Rehearsal rehearsal = served(new CallListener() {}, ChannelCutter.none());
        rehearsal.carrier("congested", Carrier.congested());
        house.charging.onLegFailed(() -> reports.add(server.cutCalls(whose)));
        Transcript heard = rehearsal.play(CALLER);
        assertEquals(1, house.charging.failedLegs().size());
        assertEquals(State.RELEASED, house.charging.onlyCall().state());
        assertEquals(
                1,
                heard.lines().stream()
                        .filter(line -> line.text().startsWith("dials"))
                        .count());
    }

    @Test
    void thereIsNothingToCutWhereNobodyCalls() {
        served(new CallListener() {}, this::hangUp);
        assertEquals(new CutReport(Set.of(), Set.of()), server.cutCalls(account));
    }

    /** Suspends the account in mid call, and lets the server look after its calls. */
    private CallListener onAnswerSuspended(StatusNote note) {
        return new CallListener() {
            @Override
            public void answered(CallId call) {
                house.accounts.changeStatus(
                        account, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT, note);
                reports.add(server.cutSuspended(house.accounts));
            }
        };
    }

    @Test
    void theCallsOfASuspendedAccountEndWhenThatWasSaid() {
        StatusNote cut = StatusNote.by("olga", "unpaid").cuttingCalls();
        Rehearsal rehearsal = served(onAnswerSuspended(cut), this::hangUp);
        rehearsal.play(CALLER.hangsUpTalking(Duration.ofSeconds(7)));
        assertEquals(1, reports.get(0).hungUp().size());
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
    }

    @Test
    void theCallsOfASuspendedAccountGoOnOtherwise() {
        StatusNote note = StatusNote.by("olga", "unpaid");
        Rehearsal rehearsal = served(onAnswerSuspended(note), this::hangUp);
        rehearsal.play(CALLER.hangsUpTalking(Duration.ofSeconds(7)));
        assertEquals(List.of(new CutReport(Set.of(), Set.of())), reports);
        assertEquals(List.of(), channels);
    }
}
