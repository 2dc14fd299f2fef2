package io.a2b.rating.charging;

import static io.a2b.rating.charging.ChargingRig.FREE;
import static io.a2b.rating.charging.ChargingRig.LISBON;
import static io.a2b.rating.charging.ChargingRig.MOBILE;
import static io.a2b.rating.charging.ChargingRig.TERMS;
import static io.a2b.rating.charging.ChargingRig.UNRATED;
import static io.a2b.rating.charging.ChargingRig.UNREACHABLE;
import static io.a2b.rating.charging.ChargingRig.request;
import static io.a2b.rating.charging.ChargingRig.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Expiry;
import io.a2b.core.account.SpendCaps;
import io.a2b.core.caller.Restriction;
import io.a2b.core.caller.Restriction.Mode;
import io.a2b.core.cdr.CallDetailRecord;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.FreshDatabase;
import io.a2b.core.testing.TestDatabase;
import io.a2b.rating.RatingConfig;
import io.a2b.rating.RatingTables;
import io.a2b.rating.charging.Authorization.Reason;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What charging promises, on one kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChargingContract {
    private final TestDatabase kind;
    private FreshDatabase database;
    private ChargingRig rig;
    private String id;

    ChargingContract(TestDatabase kind) {
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

    private CallId call() {
        return new CallId(id);
    }

    private Charging charging() {
        return rig.charging;
    }

    @Test
    void grantsWhatTheMoneyPaysForAndHoldsExactlyThat() {
        AccountId account = rig.account("1.0005");
        Authorization.Granted granted = rig.granted(id, account, LISBON);
        assertEquals(1_000, granted.talkSeconds());
        assertEquals(usd("1.00"), granted.held());
        assertEquals(2, granted.routes().size());
        assertFalse(granted.replay());
        rig.assertBalance(account, "1.0005", "1.00");
    }

    @Test
    void grantsNoMoreThanWasAskedFor() {
        AccountId account = rig.account("100");
        Authorization answer = charging().authorize(request(id, account, LISBON, 90));
        assertEquals(90, ((Authorization.Granted) answer).talkSeconds());
        rig.assertBalance(account, "100", "0.09");
    }

    @Test
    void grantsNoMoreThanTheLongestCallThatIsEverGranted() {
        AccountId account = rig.account("100");
        Authorization answer = charging().authorize(request(id, account, LISBON, 1_000_000));
        assertEquals(7_200, ((Authorization.Granted) answer).talkSeconds());
    }

    @Test
    void grantsNoMoreThanTheSpendCapsLeave() {
        Money cap = Money.of("USD", "0.25");
        AccountTerms capped = TERMS.withCallsMax(2).withCaps(SpendCaps.none().withDay(cap));
        AccountId account = rig.account("100", capped);
        Authorization.Granted granted = rig.granted("capped-" + id, account, LISBON);
        assertTrue(granted.held().compareTo(cap) <= 0, granted.toString());
        assertTrue(granted.talkSeconds() < 7_200, granted.toString());
        rig.accounts.changeTerms(
                account, capped.withCaps(SpendCaps.none().withMonth(granted.held())));
        assertRefused(Reason.SPEND_CAP_REACHED, next(account, LISBON));
    }

    @Test
    void refusesInTheOrderOfTheReasons() {
        AccountId account = rig.account(
                "0",
                TERMS.withTariffPlan("nothing").withExpiry(new Expiry.At(rig.clock.instant())));
        rig.accounts.changeStatus(account, AccountStatus.SUSPENDED_FOR_LITIGATION);
        AccountId nobody = new AccountId(Long.MAX_VALUE);
        assertRefused(Reason.ACCOUNT_UNKNOWN, rig.authorize(id, nobody, UNRATED));
        rig.rules.block("351210000000", "");
        rig.rules.restrict(account, new Restriction(Mode.ALLOW_ONLY_LISTED, Set.of()));
        assertRefused(Reason.CALLER_BLOCKED, next(account, UNRATED));
        rig.rules.unblock("351210000000");
        assertRefused(Reason.ACCOUNT_NOT_ACTIVE, next(account, UNRATED));
        rig.accounts.changeStatus(account, AccountStatus.ACTIVE);
        assertRefused(Reason.ACCOUNT_EXPIRED, next(account, UNRATED));
        rig.accounts.changeTerms(account, TERMS.withTariffPlan("nothing"));
        assertRefused(Reason.NUMBER_RESTRICTED, next(account, UNRATED));
        rig.rules.restrict(account, Restriction.none());
        assertRefused(Reason.PLAN_UNKNOWN, next(account, UNRATED));
        rig.accounts.changeTerms(account, TERMS.withTariffPlan("euros"));
        assertRefused(Reason.CURRENCY_DIFFERS, next(account, UNRATED));
        rig.accounts.changeTerms(account, TERMS);
        assertRefused(Reason.NUMBER_UNRATED, next(account, UNRATED));
        String free = "free-" + id;
        rig.granted(free, account, FREE);
        assertRefused(Reason.NO_ROUTE, next(account, UNREACHABLE));
        assertRefused(Reason.CALLS_EXCEEDED, next(account, LISBON));
        charging().release(new CallId(free));
        assertRefused(Reason.FUNDS_INSUFFICIENT, next(account, LISBON));
        rig.assertBalance(account, "0", "0");
    }

    private Authorization next(AccountId account, PhoneNumber called) {
        id = UUID.randomUUID().toString();
        return rig.authorize(id, account, called);
    }

    private void assertRefused(Reason reason, Authorization answer) {
        assertEquals(new Authorization.Refused(call(), reason), answer);
        List<CallDetailRecord> records = rig.records.of(call());
        if (reason == Reason.ACCOUNT_UNKNOWN) {
            assertEquals(List.of(), records);
            return;
        }
        assertEquals(1, records.size());
        assertEquals(0, records.get(0).leg());
        assertEquals(Disposition.REFUSED, records.get(0).disposition());
        assertEquals(reason.name(), records.get(0).note());
        assertEquals(Optional.empty(), charging().find(call()));
        assertEquals(
                new Settlement.CallUnknown(call()),
                charging().settle(call(), rig.talked(Duration.ofSeconds(5))));
    }

    @Test
    void refusesACallTooShortToBeWorthIt() {
        rig = new ChargingRig(
                database.transactor(), RatingConfig.defaults().withTalkSecondsMin(30));
        AccountId account = rig.account("0.029");
        assertRefused(Reason.FUNDS_INSUFFICIENT, rig.authorize(id, account, LISBON));
        rig.topUp(account, "0.001");
        assertInstanceOf(Authorization.Granted.class, next(account, LISBON));
    }

    @Test
    void repeatsTheFirstGrant() {
        AccountId account = rig.account("1", TERMS.withCallsMax(5));
        Authorization.Granted first = rig.granted(id, account, LISBON);
        rig.topUp(account, "5");
        charging().extend(call(), 1, 60);
        Authorization.Granted again = rig.granted(id, account, LISBON);
        assertTrue(again.replay());
        assertEquals(first.talkSeconds(), again.talkSeconds());
        assertEquals(first.held(), again.held());
        assertEquals(first.quote(), again.quote());
        assertEquals(first.routes(), again.routes());
        rig.assertBalance(account, "6", "1.06");
    }

    @Test
    void repeatsTheFirstRefusalThoughThereIsMoneyByNow() {
        AccountId account = rig.account("0");
        Authorization first = rig.authorize(id, account, LISBON);
        rig.topUp(account, "5");
        assertEquals(first, rig.authorize(id, account, LISBON));
        assertRefused(Reason.FUNDS_INSUFFICIENT, first);
    }

    @Test
    void refusesTheSameIdForAnotherCall() {
        AccountId account = rig.account("5", TERMS.withCallsMax(5));
        rig.granted(id, account, LISBON);
        CallConflictException conflict =
                assertThrows(CallConflictException.class, () -> rig.authorize(id, account, MOBILE));
        assertEquals(call(), conflict.call());
        rig.assertBalance(account, "5", "5");
    }

    @Test
    void chargesTheTalkAndGivesTheRestBack() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        rig.clock.advance(Duration.ofSeconds(20));
        LegReport leg = rig.talked(Duration.ofMillis(61_400));
        charging().answered(call(), 1, "carrier1", rig.clock.instant());
        Settlement.Charged charged = rig.charged(charging().settle(call(), leg));
        assertEquals(usd("0.061"), charged.charged());
        assertEquals(usd("0"), charged.uncovered());
        assertEquals(61, charged.talkSeconds());
        assertEquals(61, charged.billedSeconds());
        assertEquals(usd("0.061"), charged.trace().total());
        rig.assertBalance(account, "0.939", "0");
        assertEquals(leg.times().answeredAt(), rig.find(account).life().firstUsedAt());
        CallDetailRecord record = rig.records.of(call()).get(0);
        assertEquals(1, record.leg());
        assertEquals("Portugal", record.destination());
        assertEquals(usd("0.061"), record.bill().charge());
        assertEquals(61, record.bill().talkSeconds());
        assertEquals(Call.State.CHARGED, charging().find(call()).orElseThrow().state());
    }

    @Test
    void settlesOnceWhateverIsReportedLater() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        Settlement first = charging().settle(call(), rig.talked(Duration.ofSeconds(10)));
        Settlement.Charged again =
                rig.charged(charging().settle(call(), rig.talked(Duration.ofSeconds(500))));
        assertTrue(again.replay());
        assertEquals(rig.charged(first).trace(), again.trace());
        assertEquals(usd("0.01"), again.charged());
        assertTrue(rig.charged(charging().release(call())).replay());
        assertTrue(rig.charged(charging().settle(call(), rig.failed(2, Disposition.BUSY)))
                .replay());
        rig.assertBalance(account, "0.99", "0");
        assertEquals(1, rig.records.of(call()).size());
    }

    @Test
    void chargesExactlyWhatWasHeldWhenTheSwitchCutsALittleLate() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        Settlement.Charged charged =
                rig.charged(charging().settle(call(), rig.talked(Duration.ofMillis(1_000_150))));
        assertEquals(usd("1"), charged.charged());
        assertEquals(usd("0"), charged.uncovered());
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void writesOffWhatGoesBeyondTheHold() {
        AccountId account = rig.account("5", TERMS.withCallsMax(2));
        charging().authorize(request(id, account, LISBON, 60));
        Settlement.Charged charged =
                rig.charged(charging().settle(call(), rig.talked(Duration.ofSeconds(90))));
        assertEquals(usd("0.06"), charged.charged());
        assertEquals(usd("0.03"), charged.uncovered());
        assertEquals(usd("0.09"), charged.trace().total());
        rig.assertBalance(account, "4.94", "0");
    }

    @Test
    void chargesAtLeastOneSecond() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        assertEquals(
                1,
                rig.charged(charging().settle(call(), rig.talked(Duration.ZERO)))
                        .talkSeconds());
        rig.assertBalance(account, "0.999", "0");
    }

    @Test
    void countsAFreeCallThoughItHoldsNothing() {
        AccountId account = rig.account("0");
        assertEquals(usd("0"), rig.granted(id, account, FREE).held());
        String first = id;
        assertRefused(Reason.CALLS_EXCEEDED, next(account, FREE));
        charging().settle(new CallId(first), rig.talked(Duration.ofSeconds(9)));
        assertInstanceOf(Authorization.Granted.class, next(account, FREE));
        rig.assertBalance(account, "0", "0");
    }

    @Test
    void recordsEachLegAndChargesTheOneThatWasAnswered() {
        AccountId account = rig.account("1");
        rig.granted(id, account, MOBILE);
        LegReport first = rig.failed(1, Disposition.CONGESTION);
        charging().legFailed(call(), first);
        charging().legFailed(call(), first);
        rig.assertBalance(account, "1", "0.95");
        LegReport talk = rig.talked(Duration.ofSeconds(61));
        charging()
                .settle(call(), new LegReport(2, "carrier2", talk.disposition(), 16, talk.times()));
        List<CallDetailRecord> records = rig.records.of(call());
        assertEquals(2, records.size());
        assertEquals(usd("0"), records.get(0).bill().charge());
        assertEquals(usd("0.65"), records.get(1).bill().charge());
        assertEquals(120, records.get(1).bill().billedSeconds());
        assertEquals(Optional.empty(), records.get(0).bill().cost());
        assertEquals(
                Optional.of(Money.of("EUR", "0.0305")), records.get(1).bill().cost());
        rig.assertBalance(account, "0.35", "0");
    }

    @Test
    void doesNotTakeAnAnsweredLegForAFailure() {
        assertThrows(
                IllegalArgumentException.class,
                () -> charging().legFailed(call(), rig.talked(Duration.ofSeconds(1))));
    }

    @Test
    void freesTheMoneyWhenNobodyAnswers() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        assertEquals(
                new Settlement.Released(call(), false),
                charging().settle(call(), rig.failed(1, Disposition.BUSY)));
        assertEquals(
                new Settlement.Released(call(), true),
                charging().settle(call(), rig.talked(Duration.ofSeconds(10))));
        rig.assertBalance(account, "1", "0");
        assertEquals(Optional.empty(), rig.find(account).life().firstUsedAt());
    }

    @Test
    void releasesOnce() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        assertEquals(new Settlement.Released(call(), false), charging().release(call()));
        assertEquals(new Settlement.Released(call(), true), charging().release(call()));
        rig.assertBalance(account, "1", "0");
    }

    @Test
    void chargesAnAnswerOnRecordThoughTheLastReportDeniesIt() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        charging().answered(call(), 1, "carrier1", rig.clock.instant());
        rig.clock.advance(Duration.ofSeconds(30));
        Settlement settlement = charging().settle(call(), rig.failed(1, Disposition.NO_ANSWER));
        assertEquals(30, rig.charged(settlement).talkSeconds());
        rig.assertBalance(account, "0.97", "0");
    }

    @Test
    void chargesAReleasedCallThatWasAnsweredUpToItsLastSign() {
        AccountId account = rig.account("1");
        rig.granted(id, account, LISBON);
        charging().answered(call(), 1, "carrier1", rig.clock.instant());
        charging().answered(call(), 2, "carrier2", rig.clock.instant().plusSeconds(9));
        charging().seen(List.of(call()), rig.clock.instant().plusSeconds(40));
        charging().seen(List.of(call()), rig.clock.instant().plusSeconds(20));
        assertEquals(40, rig.charged(charging().release(call())).talkSeconds());
        assertEquals(1, charging().find(call()).orElseThrow().progress().leg());
        rig.assertBalance(account, "0.96", "0");
    }

    @Test
    void knowsNothingOfACallThatWasNeverAuthorised() {
        assertEquals(
                new Settlement.CallUnknown(call()),
                charging().settle(call(), rig.talked(Duration.ofSeconds(1))));
        assertEquals(new Settlement.CallUnknown(call()), charging().release(call()));
        assertEquals(
                new Extension.Refused(Extension.Reason.CALL_UNKNOWN),
                charging().extend(call(), 1, 10));
        charging().legFailed(call(), rig.failed(1, Disposition.BUSY));
        charging().answered(call(), 1, "carrier1", rig.clock.instant());
        charging().lost(call(), rig.clock.instant());
        assertEquals(Optional.empty(), charging().find(call()));
        assertEquals(List.of(), rig.records.of(call()));
    }

    @Test
    void extendsByTheDifferenceOfTheCharges() {
        AccountId account = rig.account("1");
        charging().authorize(request(id, account, LISBON, 60));
        assertEquals(
                new Extension.Extended(120, usd("0.12"), false), charging().extend(call(), 1, 60));
        assertEquals(
                new Extension.Extended(180, usd("0.18"), false), charging().extend(call(), 2, 60));
        assertEquals(
                new Extension.Extended(120, usd("0.12"), true), charging().extend(call(), 1, 60));
        assertThrows(CallConflictException.class, () -> charging().extend(call(), 1, 61));
        rig.assertBalance(account, "1", "0.18");
        charging().settle(call(), rig.talked(Duration.ofSeconds(150)));
        rig.assertBalance(account, "0.85", "0");
    }

    @Test
    void extendsAsFarAsTheMoneyGoesAndThenNoMore() {
        AccountId account = rig.account("0.07");
        charging().authorize(request(id, account, LISBON, 60));
        assertEquals(
                new Extension.Extended(70, usd("0.07"), false), charging().extend(call(), 1, 60));
        assertEquals(
                new Extension.Refused(Extension.Reason.FUNDS_INSUFFICIENT),
                charging().extend(call(), 2, 1));
        rig.topUp(account, "0.01");
        assertEquals(
                new Extension.Extended(80, usd("0.08"), false), charging().extend(call(), 2, 60));
        rig.assertBalance(account, "0.08", "0.08");
    }

    @Test
    void extendsWithinAPaidStepForNothing() {
        AccountId account = rig.account("0.35");
        charging().authorize(request(id, account, MOBILE, 30));
        assertEquals(
                new Extension.Extended(60, usd("0.35"), false), charging().extend(call(), 1, 45));
        rig.assertBalance(account, "0.35", "0.35");
    }

    @Test
    void callsOnlyTheNumbersThatTheAccountMayCall() {
        AccountId account = rig.account("1", TERMS.withCallsMax(5));
        Restriction blocking = new Restriction(Mode.BLOCK_LISTED, Set.of(LISBON.digits()));
        rig.rules.restrict(account, blocking);
        assertRefused(Reason.NUMBER_RESTRICTED, rig.authorize(id, account, LISBON));
        assertInstanceOf(Authorization.Granted.class, next(account, MOBILE));
        rig.rules.restrict(account, new Restriction(Mode.ALLOW_ONLY_LISTED, blocking.prefixes()));
        assertRefused(Reason.NUMBER_RESTRICTED, next(account, MOBILE));
        assertInstanceOf(Authorization.Granted.class, next(account, LISBON));
    }

    @Test
    void extendsNoCallOfAnAccountThatWasSuspendedAndStillChargesIt() {
        AccountId account = rig.account("1");
        charging().authorize(request(id, account, LISBON, 30));
        rig.accounts.changeStatus(account, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT);
        assertEquals(
                new Extension.Refused(Extension.Reason.ACCOUNT_NOT_ACTIVE),
                charging().extend(call(), 1, 30));
        charging().settle(call(), rig.talked(Duration.ofSeconds(20)));
        rig.assertBalance(account, "0.98", "0");
    }

    @Test
    void extendsTheCallOfAnAccountThatExpiredMeanwhile() {
        AccountId account = rig.account("1");
        charging().authorize(request(id, account, LISBON, 30));
        rig.accounts.changeStatus(account, AccountStatus.EXPIRED);
        assertEquals(
                new Extension.Extended(60, usd("0.06"), false), charging().extend(call(), 1, 30));
    }

    @Test
    void extendsNoCallThatIsOverOrAsLongAsAnyMayBe() {
        AccountId account = rig.account("100");
        rig.granted(id, account, LISBON);
        assertEquals(
                new Extension.Refused(Extension.Reason.LIMIT_REACHED),
                charging().extend(call(), 1, 1));
        charging().release(call());
        assertEquals(
                new Extension.Refused(Extension.Reason.CALL_OVER), charging().extend(call(), 1, 1));
    }
}
