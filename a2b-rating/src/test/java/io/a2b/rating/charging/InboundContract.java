package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.inbound;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.Expiry;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.did.AssignmentId;
import io.a2b.core.did.DidPrice;
import io.a2b.core.did.DidPriceWindow;
import io.a2b.core.did.DidTariff;
import io.a2b.core.did.DidTerms;
import io.a2b.core.ledger.OverrunPolicy;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.RatingTables;
import io.a2b.rating.charging.Authorization.Reason;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.simulation.RecordedCalls;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What charging promises of calls that come in, on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InboundContract {
    private static final DidTariff FREE = DidTariff.free(ListedDecks.USD);

    /** 0.05 at once, then 0.06 a minute, billed 30/6. */
    private static final DidTariff PRICED = FREE.withPrice(price("0.05", "0.06", 30, 6));

    private final TestDatabase kind;
    private FreshDatabase database;
    private ChargingRig rig;
    private String id;

    InboundContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        database = kind.open(RatingTables.MIGRATIONS);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void rig() {
        rig = new ChargingRig(database.transactor());
        id = UUID.randomUUID().toString();
    }

    private static DidPrice price(String connection, String perMinute, int first, int step) {
        return new DidPrice(usd(connection), usd(perMinute), first, step);
    }

    private CallId call() {
        return new CallId(id);
    }

    @Test
    void holdsAndLimitsByThePriceOfTheNumber() {
        AccountId owner = rig.account("0.1");
        PhoneNumber did = rig.did(owner, PRICED);
        Authorization.Granted granted = rig.granted(inbound(id, owner, did, 7_200));
        // 0.05 buy 50 seconds: 30, 36, 42, 48 are billed
        assertEquals(48, granted.talkSeconds());
        assertEquals(usd("0.098"), granted.held());
        assertTrue(usd("0.1").compareTo(Pricing.most(granted.quote(), 49)) < 0);
        assertEquals(List.of(), granted.routes());
        rig.assertBalance(owner, "0.1", "0.098");
    }

    @Test
    void chargesTheOwnerOnceAndRecordsTheNumber() {
        AccountId owner = rig.account("1");
        PhoneNumber did = rig.did(owner, PRICED);
        rig.granted(inbound(id, owner, did, 7_200));
        rig.charging.legFailed(call(), rig.failed(1, Disposition.NO_ANSWER));
        Instant answer = rig.clock.instant();
        rig.charging.answered(call(), 2, "PJSIP.alice", answer);
        LegReport leg = answered(2, answer, Duration.ofSeconds(61));
        Settlement.Charged charged = rig.charged(rig.charging.settle(call(), leg));
        assertEquals(usd("0.116"), charged.charged()); // 0.05 and 66 seconds
        assertEquals(66, charged.billedSeconds());
        assertEquals(charged.charged(), charged.trace().total());
        assertEquals(charged.charged(), charged.trace().replayed());
        String why = charged.trace().toString();
        assertTrue(why.contains("came in on " + did + ", its usual price"), why);
        assertTrue(rig.charged(rig.charging.settle(call(), leg)).replay());
        rig.assertBalance(owner, "0.884", "0");
        List<CallDetailRecord> legs = rig.records.of(call());
        assertEquals(2, legs.size());
        for (CallDetailRecord record : legs) {
            assertEquals(Optional.of(did), record.did());
            assertEquals(did, record.called());
            assertEquals("DID PT", record.destination());
            assertEquals(owner, record.account());
        }
        assertEquals(usd("0.116"), legs.get(1).bill().charge());
        assertEquals(1, rig.ledger.entriesOf(id).size());
        assertEquals(rig.clock.instant(), rig.find(owner).life().firstUsedAt().orElseThrow());
    }

    private static LegReport answered(int leg, Instant at, Duration talk) {
        LegReport first = ChargingRig.talked(at, talk);
        return new LegReport(
                leg, "PJSIP.alice", first.disposition(), first.hangupCause(), first.times());
    }

    /** Two windows that meet, one over midnight, and the hour that there is twice in autumn. */
    @Test
    void thePriceIsThatOfTheMomentTheCallComesIn() {
        AccountId owner = rig.account("100");
        PhoneNumber did = rig.did(
                owner,
                PRICED.withWindows(
                        ZoneId.of("Europe/Lisbon"),
                        List.of(
                                window(DayOfWeek.MONDAY, "08:00", "20:00", "0.10"),
                                window(DayOfWeek.MONDAY, "20:00", "06:00", "0.02"),
                                window(DayOfWeek.SUNDAY, "01:30", "02:00", "0.30"))));
        assertPrice(owner, did, "2026-03-02T07:59:59Z", "0.06", "its usual price");
        assertPrice(owner, did, "2026-03-02T08:00:00Z", "0.1", "mon 08:00-20:00 Europe/Lisbon");
        assertPrice(owner, did, "2026-03-02T19:59:59.999Z", "0.1", "mon 08:00-20:00");
        assertPrice(owner, did, "2026-03-02T20:00:00Z", "0.02", "mon 20:00-06:00");
        assertPrice(owner, did, "2026-03-03T05:59:59Z", "0.02", "mon 20:00-06:00");
        assertPrice(owner, did, "2026-03-03T06:00:00Z", "0.06", "its usual price");
        assertPrice(owner, did, "2026-06-01T07:00:00Z", "0.1", "mon 08:00-20:00");
        assertPrice(owner, did, "2026-10-25T00:30:00Z", "0.3", "sun 01:30-02:00");
        assertPrice(owner, did, "2026-10-25T01:30:00Z", "0.3", "sun 01:30-02:00");
        assertPrice(owner, did, "2026-10-25T02:30:00Z", "0.06", "its usual price");
    }

    private static DidPriceWindow window(
            DayOfWeek day, String from, String until, String perMinute) {
        return new DidPriceWindow(
                Set.of(day),
                LocalTime.parse(from),
                LocalTime.parse(until),
                DidPrice.perMinute(usd(perMinute)));
    }

    /** The call is an hour long, over the edges of all windows. */
    private void assertPrice(
            AccountId owner, PhoneNumber did, String at, String perMinute, String why) {
        rig.clock.set(Instant.parse(at));
        String one = UUID.randomUUID().toString();
        rig.granted(inbound(one, owner, did, 7_200));
        LegReport leg = rig.talked(Duration.ofHours(1));
        Settlement.Charged charged = rig.charged(rig.charging.settle(new CallId(one), leg));
        long micros = usd(perMinute).micros() * 60 + (perMinute.equals("0.06") ? 50_000 : 0);
        assertEquals(micros, charged.charged().micros(), at);
        assertTrue(charged.trace().toString().contains(why), at + ": " + charged.trace());
        assertEquals(charged.charged(), charged.trace().total());
    }

    @Test
    void anOwnerWithoutMoneyIsReachableOnAFreeNumber() {
        AccountId owner = rig.account("0");
        PhoneNumber did = rig.did(owner, FREE);
        Authorization.Granted granted = rig.granted(inbound(id, owner, did, 3_600));
        assertEquals(3_600, granted.talkSeconds());
        assertEquals(usd("0"), granted.held());
        Settlement settlement = rig.charging.settle(call(), rig.talked(Duration.ofHours(1)));
        assertEquals(usd("0"), rig.charged(settlement).charged());
        assertEquals(3_600, rig.charged(settlement).talkSeconds());
        assertEquals(Optional.of(did), rig.records.of(call()).get(0).did());
        rig.assertBalance(owner, "0", "0");
    }

    @Test
    void anOwnerInDebtIsReachableOnAFreeNumberForAsLongAsAnybody() {
        RatingConfig debts = RatingConfig.defaults().withOverrun(OverrunPolicy.INTO_DEBT);
        rig = new ChargingRig(database.transactor(), debts);
        AccountId owner = rig.account("0.01");
        rig.granted("debt-" + id, owner, LISBON);
        rig.charging.settle(new CallId("debt-" + id), rig.talked(Duration.ofSeconds(100)));
        assertEquals(usd("-0.09"), rig.available(owner));
        PhoneNumber did = rig.did(owner, FREE);
        assertEquals(7_200, rig.granted(inbound(id, owner, did, 1_000_000)).talkSeconds());
        assertEquals(
                new Extension.Refused(Extension.Reason.LIMIT_REACHED),
                rig.charging.extend(call(), 1, 10));
        rig.charging.release(call());
        rig.granted(inbound("b" + id, owner, did, 10));
        Extension more = rig.charging.extend(new CallId("b" + id), 1, 20);
        assertEquals(new Extension.Extended(30, usd("0"), false), more);
        assertEquals(
                new Extension.Extended(30, usd("0"), true),
                rig.charging.extend(new CallId("b" + id), 1, 20));
        rig.charging.settle(new CallId("b" + id), rig.talked(Duration.ofSeconds(30)));
        rig.assertBalance(owner, "-0.09", "0");
        PhoneNumber priced = rig.did(owner, PRICED);
        assertRefused(Reason.FUNDS_INSUFFICIENT, inbound("c" + id, owner, priced, 10));
    }

    @Test
    void refusesInTheOrderOfTheReasons() {
        AccountId owner = rig.account("0", TERMS.withExpiry(new Expiry.At(rig.clock.instant())));
        AccountId other = rig.account("1");
        PhoneNumber did = rig.did(other, DidTerms.of("test", "PT", PRICED).withCallsMax(1));
        rig.granted(inbound(id, other, did, 10));
        rig.accounts.changeStatus(owner, AccountStatus.SUSPENDED_FOR_LITIGATION);
        rig.rules.block("4420794600", "");
        AccountId nobody = new AccountId(Long.MAX_VALUE);
        assertRefused(Reason.ACCOUNT_UNKNOWN, next(nobody, did));
        assertRefused(Reason.CALLER_BLOCKED, next(owner, did));
        rig.rules.unblock("4420794600");
        assertRefused(Reason.ACCOUNT_NOT_ACTIVE, next(owner, did));
        rig.accounts.changeStatus(owner, AccountStatus.ACTIVE);
        assertRefused(Reason.ACCOUNT_EXPIRED, next(owner, did));
        rig.accounts.changeTerms(owner, TERMS);
        assertRefused(Reason.DID_NOT_HELD, next(owner, new PhoneNumber("351399999999")));
        assertRefused(Reason.DID_NOT_HELD, next(owner, did));
        rig.charging.release(call());
        AssignmentId assignment = rig.dids.find(did).orElseThrow().assignment().orElseThrow();
        rig.dids.release(assignment, "moved");
        assertRefused(Reason.DID_NOT_HELD, next(other, did));
        rig.dids.assign(new AssignmentId("again-" + did), did, owner);
        DidTerms terms = rig.dids.find(did).orElseThrow().terms();
        Instant now = rig.clock.instant();
        rig.dids.changeTerms(did, terms.withValidity(Optional.empty(), Optional.of(now)));
        assertRefused(Reason.DID_NOT_HELD, next(owner, did));
        rig.dids.changeTerms(did, terms);
        assertRefused(Reason.FUNDS_INSUFFICIENT, next(owner, did));
        assertEquals(0, rig.lines(did));
        rig.topUp(owner, "1");
        rig.granted(inbound("full-" + id, owner, did, 7_200));
        CallDetailRecord refused = assertRefused(Reason.DID_CALLS_EXCEEDED, next(owner, did));
        assertEquals("DID PT", refused.destination());
    }

    private CallRequest next(AccountId account, PhoneNumber did) {
        return inbound(UUID.randomUUID().toString(), account, did, 7_200);
    }

    /** The record of the refusal, if there is an account to keep it for. */
    private CallDetailRecord assertRefused(Reason reason, CallRequest request) {
        Authorization.Refused refused =
                assertInstanceOf(Authorization.Refused.class, rig.charging.authorize(request));
        assertEquals(reason, refused.reason());
        if (reason == Reason.ACCOUNT_UNKNOWN) return null;
        CallDetailRecord leg = rig.records.of(request.call()).get(0);
        assertEquals(Disposition.REFUSED, leg.disposition());
        assertEquals(reason.name(), leg.note());
        assertEquals(Optional.of(request.called()), leg.did());
        assertEquals(refused, rig.charging.authorize(request));
        return leg;
    }

    @Test
    void theNumberSaysHowManyCallsComeInAndNotTheAccount() {
        AccountId owner = rig.account("10", TERMS.withCallsMax(1));
        PhoneNumber did = rig.did(owner, DidTerms.of("test", "PT", PRICED).withCallsMax(2));
        rig.granted("out-" + id, owner, LISBON);
        rig.charging.release(new CallId("out-" + id));
        CallRequest first = inbound("1" + id, owner, did, 10);
        rig.granted(first);
        rig.granted(inbound("2" + id, owner, did, 10));
        assertRefused(Reason.DID_CALLS_EXCEEDED, inbound("3" + id, owner, did, 10));
        assertEquals(2, rig.lines(did));
        // what is held for calls that came in counts when the owner wants to call out himself
        Authorization out = rig.charging.authorize(request("o" + id, owner, LISBON, 10));
        assertEquals(Reason.CALLS_EXCEEDED, ((Authorization.Refused) out).reason());
        rig.charging.release(first.call());
        rig.charging.release(first.call());
        assertEquals(1, rig.lines(did));
        rig.granted(first); // a repeat gets the first answer, and takes no line
        assertEquals(1, rig.lines(did));
        rig.charging.settle(new CallId("2" + id), rig.talked(Duration.ofSeconds(5)));
        rig.charging.settle(new CallId("2" + id), rig.talked(Duration.ofSeconds(5)));
        assertEquals(0, rig.lines(did));
    }

    @Test
    void neverLetsMoreCallsInThanTheNumberMayHave() throws Exception {
        AccountId owner = rig.account("100");
        PhoneNumber did = rig.did(owner, DidTerms.of("test", "PT", PRICED).withCallsMax(7));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            for (int round = 1; round <= 2; round++) {
                List<Future<Authorization>> answers = new ArrayList<>();
                for (int n = 0; n < 64; n++) {
                    CallRequest one = inbound(id + "-" + round + "-" + n, owner, did, 10);
                    answers.add(threads.submit(() -> rig.charging.authorize(one)));
                }
                List<Future<Settlement>> ends = new ArrayList<>();
                for (Future<Authorization> answer : answers) {
                    if (answer.get() instanceof Authorization.Granted granted) {
                        ends.add(threads.submit(() -> rig.charging.release(granted.call())));
                        ends.add(threads.submit(() -> rig.charging.release(granted.call())));
                    }
                }
                assertTrue(ends.size() >= 14, "granted: " + ends.size() / 2);
                for (Future<Settlement> end : ends) end.get();
                assertEquals(0, rig.lines(did));
            }
            List<Future<Authorization>> answers = new ArrayList<>();
            for (int n = 0; n < 64; n++) {
                CallRequest one = inbound(id + "-last-" + n, owner, did, 10);
                answers.add(threads.submit(() -> rig.charging.authorize(one)));
            }
            int granted = 0;
            for (Future<Authorization> answer : answers) {
                if (answer.get() instanceof Authorization.Granted) granted++;
            }
            assertEquals(7, granted);
            assertEquals(7, rig.lines(did));
        } finally {
            threads.shutdown();
        }
        rig.assertBooksBalance();
    }

    @Test
    void recoveryEndsCallsThatCameInAndFreesTheirLines() {
        AccountId owner = rig.account("1");
        PhoneNumber priced = rig.did(owner, PRICED);
        PhoneNumber free = rig.did(owner, FREE);
        rig.granted(inbound("p" + id, owner, priced, 100));
        rig.granted(inbound("f" + id, owner, free, 100));
        rig.granted(inbound("q" + id, owner, free, 100));
        Instant answer = rig.clock.instant();
        rig.charging.answered(new CallId("f" + id), 1, "PJSIP.alice", answer);
        rig.charging.lost(new CallId("f" + id), answer.plusSeconds(42));
        rig.clock.advance(Duration.ofMinutes(10));
        assertEquals(1, rig.lines(priced));
        assertEquals(0, rig.recovery.recover().failed());
        assertEquals(Call.State.OPEN, state("f" + id)); // its time is not over
        rig.testimonies.put(new CallId("p" + id), new Testimony.Gone());
        rig.clock.advance(Duration.ofHours(1));
        assertEquals(0, rig.recovery.recover().failed());
        assertEquals(Call.State.RELEASED, state("p" + id));
        assertEquals(Call.State.CHARGED, state("f" + id));
        assertEquals(Call.State.RELEASED, state("q" + id));
        assertEquals(42, rig.records.of(new CallId("f" + id)).get(0).bill().talkSeconds());
        assertEquals(0, rig.lines(priced));
        assertEquals(0, rig.lines(free));
        // reported after it was given up: charged, and no line freed twice
        rig.granted(inbound("r" + id, owner, priced, 100));
        Settlement late = rig.charging.settle(
                new CallId("p" + id), answered(1, answer, Duration.ofSeconds(30)));
        assertEquals(usd("0.08"), rig.charged(late).charged());
        assertEquals(1, rig.lines(priced));
        rig.charging.release(new CallId("r" + id));
        rig.assertBalance(owner, "0.92", "0");
    }

    private Call.State state(String call) {
        return rig.charging.find(new CallId(call)).orElseThrow().state();
    }

    @Test
    void noRateDeckAndNoTrunkHasToDoWithThem() {
        AccountId owner = rig.account("1");
        PhoneNumber did = rig.did(owner, PRICED);
        rig.clock.set(Instant.parse("2031-05-01T12:00:00Z"));
        Instant from = rig.clock.instant();
        rig.granted(inbound(id, owner, did, 100));
        rig.charging.answered(call(), 1, "carrier1", from);
        assertEquals(
                Map.of(), Charging.occupancy(database.transactor()).callsNow(Set.of("carrier1")));
        rig.charging.settle(call(), rig.talked(Duration.ofSeconds(10)));
        assertEquals(Optional.of(did), rig.records.of(call()).get(0).did());
        Instant until = from.plusSeconds(60);
        Instant before = from.minusSeconds(60);
        assertTrue(!RecordedCalls.of(rig.records, before, until).hasNext());
        rig.granted("out-" + id, owner, LISBON);
        rig.charging.settle(new CallId("out-" + id), rig.talked(Duration.ofSeconds(10)));
        assertTrue(RecordedCalls.of(rig.records, before, until).hasNext());
    }

    @Test
    void aRequestSaysWhatItIs() {
        PhoneNumber did = new PhoneNumber("351399999999");
        AccountId owner = new AccountId(1);
        CallRequest inbound = inbound(id, owner, did, 10);
        CallRequest forward = inbound.forwardedTo(LISBON, 3, 20);
        assertTrue(inbound.isInbound() && !forward.isInbound());
        assertEquals(call(), forward.forwarding().orElseThrow().inbound());
        assertEquals(3, forward.forwarding().orElseThrow().leg());
        assertEquals(Optional.empty(), inbound.forwarding());
        assertThrows(IllegalArgumentException.class, () -> inbound.forwardedTo(did, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> forward.forwardedTo(did, 1, 10));
        assertThrows(IllegalArgumentException.class, () -> inbound.forwardedTo(LISBON, 0, 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CallRequest(call(), owner, "", LISBON, "", 10, Optional.of(did)));
    }
}
