package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.MOBILE;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.money.Money;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingTables;
import io.a2b.rating.allowance.Allowance;
import io.a2b.rating.allowance.AllowanceCoverage;
import io.a2b.rating.allowance.AllowancePeriod;
import io.a2b.rating.allowance.AllowanceUsage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What charging promises of calls that an allowance pays, on one kind of database. */
abstract class ChargingAllowanceContract {
    private final TestDatabase kind;
    private FreshDatabase database;
    private ChargingRig rig;

    ChargingAllowanceContract(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.open(RatingTables.MIGRATIONS);
        rig = new ChargingRig(database.transactor());
        AllowancePeriod monthly = AllowancePeriod.monthly(1);
        AllowanceCoverage portugal = AllowanceCoverage.of(Set.of("Portugal"));
        rig.allowances.save(Allowance.seconds("minutes", 300, monthly).covering(portugal));
        rig.allowances.save(Allowance.calls("calls", 2, monthly));
        rig.allowances.save(Allowance.unlimited("flat", monthly));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AccountId account(String balance, String plan) {
        return rig.account(balance, TERMS.withTariffPlan(plan).withCallsMax(10));
    }

    private long used(AccountId account) {
        return rig.allowances.usage(account, 10).stream()
                .mapToLong(AllowanceUsage::secondsPosted)
                .sum();
    }

    @Test
    void aCallWithinTheFreeSecondsCostsNothingAndUsesThemUp() {
        AccountId account = account("0", "minutes");

        Authorization.Granted granted = rig.granted("call", account, LISBON);
        assertEquals(300, granted.talkSeconds());
        assertEquals(usd("0"), granted.held());
        Settlement.Charged charged = rig.charged(
                rig.charging.settle(new CallId("call"), rig.talked(Duration.ofSeconds(100))));

        assertEquals(usd("0"), charged.charged());
        assertEquals(usd("0"), charged.trace().total());
        assertEquals(100, used(account));
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void aCallBeyondTheFreeSecondsPaysForTheRest() {
        AccountId account = account("0.10", "minutes");

        Authorization.Granted granted = rig.granted("call", account, LISBON);
        assertEquals(400, granted.talkSeconds());
        assertEquals(usd("0.10"), granted.held());
        Settlement.Charged charged = rig.charged(
                rig.charging.settle(new CallId("call"), rig.talked(Duration.ofSeconds(350))));

        assertEquals(usd("0.05"), charged.charged());
        assertEquals(300, used(account));
        rig.assertBalance(account, "0.05", "0");
    }

    @Test
    void whatIsNotCoveredIsPaidWithMoney() {
        AccountId account = account("1", "minutes");

        rig.granted("call", account, MOBILE);
        Settlement.Charged charged = rig.charged(
                rig.charging.settle(new CallId("call"), rig.talked(Duration.ofSeconds(10))));

        assertEquals(usd("0.35"), charged.charged());
        assertEquals(0, used(account));
    }

    @Test
    void anUnansweredCallGivesTheFreeSecondsBack() {
        AccountId account = account("0", "minutes");

        rig.granted("call", account, LISBON);
        rig.charging.release(new CallId("call"));

        assertEquals(0, used(account));
        assertEquals(300, rig.granted("again", account, LISBON).talkSeconds());
    }

    @Test
    void freeCallsAreFreeAltogetherAndCounted() {
        AccountId account = account("0", "calls");
        for (String call : List.of("one", "two")) {
            assertEquals(7200, rig.granted(call, account, MOBILE).talkSeconds());
            Settlement.Charged charged = rig.charged(
                    rig.charging.settle(new CallId(call), rig.talked(Duration.ofMinutes(50))));
            assertEquals(usd("0"), charged.charged());
        }
        Authorization third = rig.authorize("three", account, MOBILE);

        assertInstanceOf(Authorization.Refused.class, third);
    }

    @Test
    void anUnlimitedAllowancePaysEveryCall() {
        AccountId account = account("0", "flat");
        for (int n = 0; n < 5; n++) {
            rig.granted("call" + n, account, MOBILE);
            rig.charging.settle(new CallId("call" + n), rig.talked(Duration.ofHours(1)));
        }
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void parallelCallsShareTheFreeSecondsWithoutUsingOneTwice() throws Exception {
        AccountId account = account("0", "minutes");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Authorization>> answers = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            String call = "call" + n;
            answers.add(threads.submit(
                    () -> rig.charging.authorize(request(call, account, LISBON, 60))));
        }
        int granted = 0;
        for (int n = 0; n < answers.size(); n++) {
            if (!(answers.get(n).get() instanceof Authorization.Granted grant)) continue;
            assertEquals(60, grant.talkSeconds());
            rig.charging.settle(new CallId("call" + n), rig.talked(Duration.ofSeconds(60)));
            granted++;
        }
        threads.shutdown();
        assertEquals(5, granted);
        assertEquals(300, used(account));
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void anExtensionTakesMoreFreeSecondsFirst() {
        AccountId account = account("0.01", "minutes");
        rig.charging.authorize(request("call", account, LISBON, 100));

        Extension more = rig.charging.extend(new CallId("call"), 1, 150);
        assertEquals(250, ((Extension.Extended) more).talkSeconds());
        Extension most = rig.charging.extend(new CallId("call"), 2, 150);
        assertEquals(310, ((Extension.Extended) most).talkSeconds());
        Extension repeated = rig.charging.extend(new CallId("call"), 2, 150);
        assertEquals(310, ((Extension.Extended) repeated).talkSeconds());
        Settlement.Charged charged = rig.charged(
                rig.charging.settle(new CallId("call"), rig.talked(Duration.ofSeconds(310))));

        assertEquals(usd("0.01"), charged.charged());
        assertEquals(300, used(account));
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void aRepeatedSettlementBooksTheFreeSecondsOnce() {
        AccountId account = account("1", "minutes");
        Authorization first = rig.authorize("call", account, LISBON);
        assertEquals(
                ((Authorization.Granted) first).held(),
                ((Authorization.Granted) rig.authorize("call", account, LISBON)).held());
        LegReport leg = rig.talked(Duration.ofSeconds(200));
        rig.charging.settle(new CallId("call"), leg);
        rig.charging.settle(new CallId("call"), leg);

        assertEquals(200, used(account));
        assertEquals(
                ((Authorization.Granted) first).held(),
                ((Authorization.Granted) rig.authorize("call", account, LISBON)).held());
    }

    @Test
    void recoveryGivesBackTheFreeSecondsOfACallOfWhichNothingWasHeard() {
        AccountId account = account("0.5", "minutes");
        rig.granted("call", account, LISBON);
        rig.clock.advance(Duration.ofHours(5));
        assertEquals(1, rig.recovery.recover().released());
        assertEquals(0, used(account));

        // the switch tells after all, and another call took the free seconds meanwhile
        rig.granted("other", account, LISBON);
        rig.charging.settle(new CallId("other"), rig.talked(Duration.ofSeconds(300)));
        Settlement.Charged late = rig.charged(
                rig.charging.settle(new CallId("call"), rig.talked(Duration.ofSeconds(100))));

        assertEquals(usd("0.10"), late.charged());
        assertEquals(300, used(account));
        rig.assertBooksBalance();
    }

    @Test
    void theMonthBeginsWhereTheAccountLives() {
        AccountId account = rig.account(
                "0", TERMS.withTariffPlan("minutes").withZone(ZoneId.of("Pacific/Auckland")));
        rig.clock.set(Instant.parse("2026-03-31T10:59:00Z")); // 23:59 there
        rig.granted("call", account, LISBON);
        rig.charging.settle(new CallId("call"), rig.talked(Duration.ofSeconds(300)));
        assertInstanceOf(Authorization.Refused.class, rig.authorize("march", account, LISBON));

        rig.clock.advance(Duration.ofMinutes(1));

        assertEquals(300, rig.granted("april", account, LISBON).talkSeconds());
    }

    @Test
    void anAccessNumberWithAnExtraChargeMakesTheCallDearer() {
        AccountId account = account("1", "access");
        CallRequest plain = request("plain", account, LISBON, 60);
        rig.charging.authorize(plain);
        CallRequest dearer = new CallRequest(
                new CallId("dearer"),
                account,
                plain.callerNumber(),
                LISBON,
                PlansUnderTest.ACCESS_NUMBER,
                60);
        Authorization.Granted granted =
                assertInstanceOf(Authorization.Granted.class, rig.charging.authorize(dearer));
        assertEquals(usd("0.12"), granted.held());
        assertTrue(((Authorization.Granted) rig.charging.authorize(dearer)).replay());

        Settlement.Charged charged = rig.charged(
                rig.charging.settle(new CallId("dearer"), rig.talked(Duration.ofSeconds(30))));

        Money extra = usd("0.06");
        assertEquals(usd("0.06"), charged.charged());
        assertTrue(charged.trace().toString().contains("access number: 0.06 per minute"));
        assertEquals(extra, charged.trace().replayed());
    }
}
