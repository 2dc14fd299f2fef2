package io.a2b.rating.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;
import io.a2b.core.ledger.HoldConflictException;
import io.a2b.core.ledger.HoldId;
import io.a2b.core.ledger.HoldState;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What all {@link Allowances} keep. */
public abstract class AllowancesContract {
    protected static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    protected static final AccountId ALICE = new AccountId(7);
    protected static final AccountId BOB = new AccountId(8);
    private static final AllowancePeriod MONTHS = AllowancePeriod.monthly(1);
    protected static final Allowance SECONDS_100 = Allowance.seconds("free-100", 100, MONTHS);
    protected static final Allowance CALLS_2 = Allowance.calls("two-calls", 2, MONTHS);
    private static final Allowance FLAT = Allowance.unlimited("flat", MONTHS);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

    protected final ManualClock clock = ManualClock.at("2026-03-10T12:00:00Z");

    /** Those under test, with nothing in them; the same for all calls within a test. */
    protected abstract Allowances allowances();

    protected static HoldId hold(String id) {
        return new HoldId(id);
    }

    protected AllowanceHoldResult place(String id, Allowance allowance, long seconds) {
        return allowances()
                .place(hold(id), ALICE, allowance, UTC, clock.instant(), seconds, FIVE_MINUTES);
    }

    private AllowanceExtendResult extend(String id, int step, long more) {
        return allowances().extend(hold(id), step, more, FIVE_MINUTES);
    }

    protected AllowanceLeft left(Allowance allowance) {
        return allowances().left(ALICE, allowance, UTC, clock.instant());
    }

    protected static long granted(AllowanceHoldResult result) {
        return assertInstanceOf(AllowanceHoldResult.Held.class, result).secondsGranted();
    }

    private static void assertExhausted(AllowanceHoldResult result) {
        assertEquals(new AllowanceHoldResult.Refused(AllowanceHoldResult.Reason.EXHAUSTED), result);
    }

    private static void assertRefused(
            AllowanceExtendResult.Reason reason, AllowanceExtendResult result) {
        assertEquals(new AllowanceExtendResult.Refused(reason), result);
    }

    private static void assertRefused(
            AllowanceVoidResult.Reason reason, AllowanceVoidResult result) {
        assertEquals(new AllowanceVoidResult.Refused(reason), result);
    }

    private void assertPosted(long covered, long uncovered, boolean replay, String id, long used) {
        assertEquals(
                new AllowancePostResult.Posted(hold(id), covered, uncovered, replay),
                allowances().post(hold(id), used));
    }

    private void assertUsed(Allowance of, long calls, long seconds, long callsHeld, long held) {
        assertEquals(
                new AllowanceUsage(ALICE, of.name(), MARCH, calls, seconds, callsHeld, held),
                left(of).usage());
    }

    @AfterEach
    void usageIsTheSumOfTheHolds() {
        assertEquals(List.of(), allowances().audit());
    }

    @Test
    void setsSecondsAside() {
        AllowanceHold expected = new AllowanceHold(
                hold("call-1"),
                ALICE,
                "free-100",
                Allowance.Kind.SECONDS,
                MARCH,
                60,
                Instant.parse("2026-03-10T12:05:00Z"),
                HoldState.OPEN);
        assertEquals(new AllowanceHoldResult.Held(expected, 60), place("call-1", SECONDS_100, 60));
        assertEquals(Optional.of(expected), allowances().findHold(hold("call-1")));
        assertUsed(SECONDS_100, 0, 0, 1, 60);
        assertEquals(40, left(SECONDS_100).units());
    }

    @Test
    void grantsTheSecondsThatAreLeft() {
        place("call-1", SECONDS_100, 60);
        assertEquals(40, granted(place("call-2", SECONDS_100, 7_200)));
        assertTrue(left(SECONDS_100).isExhausted());
        assertExhausted(place("call-3", SECONDS_100, 1));
        assertEquals(Optional.empty(), allowances().findHold(hold("call-3")));
        assertUsed(SECONDS_100, 0, 0, 2, 100);
    }

    @Test
    void grantsWholeCallsWhereCallsAreFree() {
        assertEquals(7_200, granted(place("call-1", CALLS_2, 7_200)));
        assertEquals(9, granted(place("call-2", CALLS_2, 9)));
        assertExhausted(place("call-3", CALLS_2, 1));
        assertEquals(0, left(CALLS_2).units());

        allowances().voidHold(hold("call-2"));
        assertEquals(1, left(CALLS_2).units());
        assertEquals(1, granted(place("call-3", CALLS_2, 1)));
        assertPosted(7_201, 0, false, "call-1", 7_201);
        assertUsed(CALLS_2, 1, 7_201, 1, 1);
        assertExhausted(place("call-4", CALLS_2, 1));
    }

    @Test
    void grantsEverythingWhereEverythingIsFreeAndCountsIt() {
        assertEquals(Allowances.SECONDS_MAX, granted(place("a", FLAT, Allowances.SECONDS_MAX)));
        assertEquals(10, granted(place("b", FLAT, 10)));
        assertPosted(25, 0, false, "b", 25);
        assertUsed(FLAT, 1, 25, 1, Allowances.SECONDS_MAX);
        assertEquals(Long.MAX_VALUE, left(FLAT).units());
        assertFalse(left(FLAT).isExhausted());
    }

    @Test
    void booksWhatWasUsedAndGivesTheRestBack() {
        place("call-1", SECONDS_100, 60);
        assertPosted(45, 0, false, "call-1", 45);
        assertUsed(SECONDS_100, 1, 45, 0, 0);
        assertEquals(55, granted(place("call-2", SECONDS_100, 60)));
    }

    @Test
    void leavesUncoveredWhatGoesBeyondTheHold() {
        place("call-1", SECONDS_100, 60);
        assertPosted(60, 15, false, "call-1", 75);
        assertUsed(SECONDS_100, 1, 60, 0, 0);
    }

    @Test
    void countsAnAnsweredCallOfNoSecondsButNotOneThatIsVoided() {
        place("call-1", CALLS_2, 60);
        assertPosted(0, 0, false, "call-1", 0);
        place("call-2", CALLS_2, 60);
        allowances().voidHold(hold("call-2"));
        assertUsed(CALLS_2, 1, 0, 0, 0);
    }

    @Test
    void givesBackAllOfACallThatIsVoided() {
        place("call-1", SECONDS_100, 60);
        AllowanceVoidResult.Released released = assertInstanceOf(
                AllowanceVoidResult.Released.class, allowances().voidHold(hold("call-1")));
        assertEquals(HoldState.VOIDED, released.hold().state());
        assertFalse(released.replay());
        assertUsed(SECONDS_100, 0, 0, 0, 0);
        assertEquals(
                new AllowanceVoidResult.Released(released.hold(), true),
                allowances().voidHold(hold("call-1")));
        assertUsed(SECONDS_100, 0, 0, 0, 0);
    }

    @Test
    void placesOnceHoweverOftenItIsRepeated() {
        place("call-0", SECONDS_100, 70);
        AllowanceHoldResult first = place("call-1", SECONDS_100, 60);
        assertEquals(30, granted(first));
        assertEquals(first, place("call-1", SECONDS_100, 60));
        assertUsed(SECONDS_100, 0, 0, 2, 100);

        allowances().voidHold(hold("call-0"));
        assertEquals(30, granted(place("call-1", SECONDS_100, 60)));
        allowances().post(hold("call-1"), 10);
        assertEquals(30, granted(place("call-1", SECONDS_100, 60)));
        assertUsed(SECONDS_100, 1, 10, 0, 0);
    }

    @Test
    void aRepeatAfterMidnightStaysInThePeriodOfTheFirst() {
        clock.set(Instant.parse("2026-03-31T23:59:59Z"));
        AllowanceHoldResult first = place("call-1", SECONDS_100, 60);
        clock.advance(Duration.ofSeconds(1));
        assertEquals(first, place("call-1", SECONDS_100, 60));
        assertEquals(100, left(SECONDS_100).units());
    }

    @Test
    void refusesToPlaceAnIdOnOtherTerms() {
        place("call-1", SECONDS_100, 60);
        assertThrows(HoldConflictException.class, () -> place("call-1", SECONDS_100, 61));
        assertThrows(HoldConflictException.class, () -> place("call-1", CALLS_2, 60));
        assertThrows(
                HoldConflictException.class,
                () -> allowances()
                        .place(
                                hold("call-1"),
                                BOB,
                                SECONDS_100,
                                UTC,
                                clock.instant(),
                                60,
                                FIVE_MINUTES));
        assertUsed(SECONDS_100, 0, 0, 1, 60);
    }

    @Test
    void extendsWithWhatIsLeftAndMovesTheExpiry() {
        place("call-1", SECONDS_100, 60);
        clock.advance(Duration.ofMinutes(4));
        AllowanceExtendResult.Extended extended =
                assertInstanceOf(AllowanceExtendResult.Extended.class, extend("call-1", 1, 30));
        assertEquals(30, extended.secondsGranted());
        assertEquals(90, extended.hold().seconds());
        assertEquals(Instant.parse("2026-03-10T12:09:00Z"), extended.hold().expiresAt());

        AllowanceExtendResult second = extend("call-1", 2, 30);
        assertEquals(
                10,
                assertInstanceOf(AllowanceExtendResult.Extended.class, second).secondsGranted());
        assertRefused(AllowanceExtendResult.Reason.EXHAUSTED, extend("call-1", 3, 1));
        assertUsed(SECONDS_100, 0, 0, 1, 100);
        assertPosted(100, 1, false, "call-1", 101);
    }

    @Test
    void extendsACallThatIsFreeAsAWholeAlthoughNoCallIsLeft() {
        place("call-1", CALLS_2, 60);
        place("call-2", CALLS_2, 60);
        assertInstanceOf(AllowanceExtendResult.Extended.class, extend("call-1", 1, 60));
        assertUsed(CALLS_2, 0, 0, 2, 180);
    }

    @Test
    void extendsOnceHoweverOftenItIsRepeated() {
        place("call-1", SECONDS_100, 80);
        AllowanceExtendResult first = extend("call-1", 1, 30);
        assertEquals(first, extend("call-1", 1, 30));
        assertThrows(HoldConflictException.class, () -> extend("call-1", 1, 20));
        assertUsed(SECONDS_100, 0, 0, 1, 100);

        allowances().post(hold("call-1"), 10);
        assertEquals(
                20,
                assertInstanceOf(AllowanceExtendResult.Extended.class, extend("call-1", 1, 30))
                        .secondsGranted());
        assertUsed(SECONDS_100, 1, 10, 0, 0);
    }

    @Test
    void refusesToExtendInOrderOfPrecedence() {
        assertRefused(AllowanceExtendResult.Reason.HOLD_UNKNOWN, extend("call-1", 1, 30));
        place("call-1", SECONDS_100, 100);
        assertRefused(AllowanceExtendResult.Reason.EXHAUSTED, extend("call-1", 1, 30));
        allowances().post(hold("call-1"), 100);
        assertRefused(AllowanceExtendResult.Reason.HOLD_RESOLVED, extend("call-1", 1, 30));
    }

    @Test
    void postsOnceHoweverOftenItIsRepeated() {
        place("call-1", SECONDS_100, 60);
        assertPosted(60, 5, false, "call-1", 65);
        assertPosted(60, 5, true, "call-1", 65);
        assertThrows(HoldConflictException.class, () -> allowances().post(hold("call-1"), 64));
        assertUsed(SECONDS_100, 1, 60, 0, 0);
    }

    @Test
    void refusesToPostWhatIsUnknownOrVoided() {
        assertEquals(
                new AllowancePostResult.Refused(AllowancePostResult.Reason.HOLD_UNKNOWN),
                allowances().post(hold("call-1"), 1));
        place("call-1", SECONDS_100, 60);
        allowances().voidHold(hold("call-1"));
        assertEquals(
                new AllowancePostResult.Refused(AllowancePostResult.Reason.HOLD_VOIDED),
                allowances().post(hold("call-1"), 1));
    }

    @Test
    void refusesToVoidOrExpireInOrderOfPrecedence() {
        Allowances all = allowances();
        assertRefused(AllowanceVoidResult.Reason.HOLD_UNKNOWN, all.voidHold(hold("call-1")));
        assertRefused(AllowanceVoidResult.Reason.HOLD_UNKNOWN, all.expire(hold("call-1")));
        place("call-1", SECONDS_100, 60);
        assertRefused(AllowanceVoidResult.Reason.HOLD_NOT_DUE, all.expire(hold("call-1")));
        all.post(hold("call-1"), 1);
        clock.advance(FIVE_MINUTES);
        assertRefused(AllowanceVoidResult.Reason.HOLD_POSTED, all.voidHold(hold("call-1")));
        assertRefused(AllowanceVoidResult.Reason.HOLD_POSTED, all.expire(hold("call-1")));
    }

    @Test
    void expiresHoldsWhoseTimeHasPassed() {
        place("call-1", SECONDS_100, 60);
        clock.advance(FIVE_MINUTES.minusNanos(1_000));
        assertEquals(List.of(), allowances().overdueHolds(clock.instant(), 10));
        assertRefused(AllowanceVoidResult.Reason.HOLD_NOT_DUE, allowances().expire(hold("call-1")));
        clock.advance(Duration.ofNanos(1_000));
        List<AllowanceHold> due = allowances().overdueHolds(clock.instant(), 10);
        assertEquals(
                List.of(hold("call-1")), due.stream().map(AllowanceHold::id).toList());
        assertInstanceOf(AllowanceVoidResult.Released.class, allowances().expire(hold("call-1")));
        assertEquals(List.of(), allowances().overdueHolds(clock.instant(), 10));
        assertUsed(SECONDS_100, 0, 0, 0, 0);
    }

    @Test
    void booksALateReportAsFarAsOthersLeftIt() {
        place("late", SECONDS_100, 60);
        place("late-call", CALLS_2, 60);
        clock.advance(FIVE_MINUTES);
        allowances().expire(hold("late"));
        allowances().expire(hold("late-call"));
        place("other", SECONDS_100, 70);
        place("other-1", CALLS_2, 1);
        place("other-2", CALLS_2, 1);

        assertPosted(30, 15, false, "late", 45);
        assertPosted(30, 15, true, "late", 45);
        assertPosted(0, 45, false, "late-call", 45);
        assertUsed(SECONDS_100, 1, 30, 1, 70);
        assertUsed(CALLS_2, 0, 0, 2, 2);
    }

    @Test
    void booksALateReportInFullIfNobodyCameBetween() {
        place("late", SECONDS_100, 60);
        clock.advance(FIVE_MINUTES);
        allowances().expire(hold("late"));
        assertPosted(60, 40, false, "late", 100); // no more than it had set aside
        assertUsed(SECONDS_100, 1, 60, 0, 0);
    }

    @Test
    void startsAnewInEachPeriodAndCountsACallWhereItBegan() {
        clock.set(Instant.parse("2026-03-31T23:59:00Z"));
        place("call-1", SECONDS_100, 100);
        clock.advance(Duration.ofMinutes(2));

        assertEquals(LocalDate.parse("2026-04-01"), left(SECONDS_100).period().startDate());
        assertEquals(100, left(SECONDS_100).units());
        assertEquals(100, granted(place("call-2", SECONDS_100, 100)));
        assertRefused(AllowanceExtendResult.Reason.EXHAUSTED, extend("call-1", 1, 1));
        assertPosted(90, 0, false, "call-1", 90);

        AllowanceUsage april =
                new AllowanceUsage(ALICE, "free-100", LocalDate.parse("2026-04-01"), 0, 0, 1, 100);
        AllowanceUsage march = new AllowanceUsage(ALICE, "free-100", MARCH, 1, 90, 0, 0);
        assertEquals(List.of(april, march), allowances().usage(ALICE, 10));
        assertEquals(List.of(april), allowances().usage(ALICE, 1));
        assertEquals(List.of(), allowances().usage(BOB, 10));
    }

    @Test
    void countsMonthsAndWeeksInTheZoneOfTheCustomer() {
        Instant at = Instant.parse("2026-03-31T23:30:00Z"); // it is April in Lisbon already
        Allowances all = allowances();
        all.place(hold("lisbon"), ALICE, SECONDS_100, LISBON, at, 30, FIVE_MINUTES);
        assertEquals(70, all.left(ALICE, SECONDS_100, LISBON, at).units());
        assertEquals(
                Instant.parse("2026-03-31T23:00:00Z"),
                all.left(ALICE, SECONDS_100, LISBON, at).period().start());
        assertEquals(100, all.left(ALICE, SECONDS_100, UTC, at).units());
    }

    @Test
    void keepsAccountsAndAllowancesApart() {
        place("call-1", SECONDS_100, 100);
        Allowances all = allowances();
        assertEquals(100, all.left(BOB, SECONDS_100, UTC, clock.instant()).units());
        assertEquals(100, granted(place("call-2", FLAT, 100)));
        assertEquals(
                List.of("flat", "free-100"),
                all.usage(ALICE, 10).stream().map(AllowanceUsage::allowance).toList());
    }

    @Test
    void aCallInProgressKeepsTheTermsItWasAuthorisedWith() {
        place("call-1", SECONDS_100, 60);
        Allowance fewer = Allowance.seconds("free-100", 50, MONTHS);
        assertEquals(0, left(fewer).units());
        assertExhausted(place("call-2", fewer, 1));
        assertInstanceOf(AllowanceExtendResult.Extended.class, extend("call-1", 1, 40));
        assertPosted(90, 0, false, "call-1", 90);
        assertTrue(left(fewer).isExhausted());
    }

    @Test
    void keepsDefinitions() {
        Set<String> many = IntStream.range(0, 1_200)
                .mapToObj(i -> "Pa\u00eds, \u4e2d " + i)
                .collect(Collectors.toCollection(TreeSet::new));
        Allowance some = new Allowance(
                "Some_1.x-y",
                Allowance.Kind.CALLS,
                Allowance.AMOUNT_MAX,
                AllowancePeriod.weekly(DayOfWeek.SUNDAY),
                AllowanceCoverage.of(many));
        allowances().save(SECONDS_100);
        allowances().save(some);
        assertEquals(Optional.of(some), allowances().find("Some_1.x-y"));
        assertEquals(Optional.of(SECONDS_100), allowances().find("free-100"));
        assertEquals(Optional.empty(), allowances().find("Free-100"));
        assertThrows(IllegalArgumentException.class, () -> allowances().find("no name"));
    }

    @Test
    void theLastDefinitionOfANameCounts() {
        allowances().save(SECONDS_100.covering(AllowanceCoverage.of(Set.of("Portugal", "Spain"))));
        Allowance last = CALLS_2.covering(AllowanceCoverage.of(Set.of("Spain", "France")));
        Allowance renamed = new Allowance(
                "free-100", last.kind(), last.amount(), last.period(), last.coverage());
        allowances().save(renamed);
        assertEquals(Optional.of(renamed), allowances().find("free-100"));
        allowances().save(SECONDS_100);
        allowances().save(SECONDS_100);
        assertEquals(Optional.of(SECONDS_100), allowances().find("free-100"));
    }

    @Test
    void listsDefinitionsByName() {
        List<Allowance> all = List.of(
                FLAT.covering(AllowanceCoverage.of(Set.of("Portugal"))), SECONDS_100, CALLS_2);
        all.forEach(allowances()::save);
        assertEquals(all, allowances().list("", 10));
        assertEquals(all.subList(0, 2), allowances().list("", 2));
        assertEquals(all.subList(1, 3), allowances().list("flat", 2));
        assertEquals(List.of(), allowances().list("two-calls", 2));
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        Allowances all = allowances();
        Class<IllegalArgumentException> bad = IllegalArgumentException.class;
        assertThrows(bad, () -> place("call-1", SECONDS_100, 0));
        assertThrows(bad, () -> place("call-1", SECONDS_100, Allowances.SECONDS_MAX + 1));
        assertThrows(bad, () -> extend("call-1", 0, 1));
        assertThrows(bad, () -> extend("call-1", 1, 0));
        assertThrows(bad, () -> all.extend(hold("call-1"), 1, 1, Duration.ZERO));
        assertThrows(bad, () -> all.post(hold("call-1"), -1));
        assertThrows(bad, () -> all.usage(ALICE, 0));
        assertThrows(bad, () -> all.overdueHolds(clock.instant(), 1001));
        assertThrows(bad, () -> all.list("", 1001));
    }
}
