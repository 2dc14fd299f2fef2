package io.a2b.core.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.Account;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Accounts;
import io.a2b.core.account.CardNumber;
import io.a2b.core.account.NewAccount;
import io.a2b.core.account.OpenResult;
import io.a2b.core.caller.BindResult.Bound;
import io.a2b.core.caller.BindResult.Reason;
import io.a2b.core.caller.BindResult.Refused;
import io.a2b.core.caller.Restriction.Mode;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;
import io.a2b.core.testing.AtOnce;
import io.a2b.core.testing.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What all {@link Callers} promise. Tests share one store, so each makes numbers of its own. */
public abstract class CallersContract {
    protected static final int CALLER_IDS_MAX = 3;
    protected static final Currency USD = Currency.getInstance("USD");
    private static final AtomicLong NAMES = new AtomicLong(6_100_000_000L);
    private static final AccountId NOBODY = new AccountId(Long.MAX_VALUE);

    protected final ManualClock clock = ManualClock.at("2026-03-01T12:00:00Z");
    private Accounts accounts;
    private Callers callers;

    @BeforeEach
    void open() {
        accounts = accounts();
        callers = callers(accounts);
    }

    /** The accounts under test; all calls may share one store. */
    protected abstract Accounts accounts();

    /** The callers under test, over what {@link #accounts()} gave. */
    protected abstract Callers callers(Accounts accounts);

    /** What the account was given so far. */
    protected abstract Money posted(AccountId account);

    private static PhoneNumber number() {
        return new PhoneNumber(Long.toString(NAMES.incrementAndGet()));
    }

    private AccountId account(PhoneNumber... callerIds) {
        String name = Long.toString(NAMES.incrementAndGet());
        NewAccount account = NewAccount.of(
                        new CardNumber(name), "owner-" + name, AccountTerms.prepaid(USD))
                .withCallerIds(callerIds);
        return assertInstanceOf(OpenResult.Opened.class, accounts.open(account))
                .account()
                .id();
    }

    private static Refused refused(Reason reason) {
        return new Refused(reason);
    }

    @Test
    void aCallerIdThatIsAddedProvesItsAccount() {
        AccountId account = account();
        PhoneNumber number = number();
        CallerId bound = new CallerId(number, account, true);
        assertEquals(new Bound(bound), callers.ids().add(account, number));
        assertEquals(new Bound(bound), callers.ids().add(account, number));
        assertEquals(Optional.of(bound), callers.ids().find(number));
        assertEquals(List.of(bound), callers.ids().of(account));
        assertEquals(account, accounts.findByCallerId(number).orElseThrow().id());
    }

    @Test
    void aCallerIdThatAnAccountWasOpenedWithIsOneLikeAnyOther() {
        PhoneNumber number = number();
        AccountId account = account(number);
        assertEquals(List.of(new CallerId(number, account, true)), callers.ids().of(account));
        assertTrue(callers.ids().remove(account, number));
        assertEquals(Optional.empty(), accounts.findByCallerId(number));
        assertFalse(callers.ids().remove(account, number));
    }

    @Test
    void refusesACallerIdInOrderOfPrecedence() {
        PhoneNumber taken = number();
        account(taken);
        AccountId full = account(number(), number(), number());
        assertEquals(refused(Reason.ACCOUNT_UNKNOWN), callers.ids().add(NOBODY, taken));
        assertEquals(refused(Reason.CALLER_ID_TAKEN), callers.ids().add(full, taken));
        assertEquals(refused(Reason.CALLER_IDS_EXCEEDED), callers.ids().add(full, number()));
        assertEquals(3, callers.ids().of(full).size());
    }

    @Test
    void aFreedPlaceCanBeTakenAgain() {
        PhoneNumber old = number();
        AccountId full = account(number(), number(), old);
        callers.ids().remove(full, old);
        assertInstanceOf(Bound.class, callers.ids().add(full, number()));
        assertEquals(refused(Reason.CALLER_IDS_EXCEEDED), callers.ids().add(full, number()));
    }

    @Test
    void movesACallerIdToAnotherAccountOnce() {
        PhoneNumber number = number();
        AccountId from = account(number);
        AccountId to = account();
        callers.ids().activate(from, number, false);
        Bound moved = new Bound(new CallerId(number, to, true));
        assertEquals(moved, callers.ids().move(number, from, to));
        assertEquals(moved, callers.ids().move(number, from, to));
        assertEquals(List.of(), callers.ids().of(from));
        assertEquals(to, accounts.findByCallerId(number).orElseThrow().id());
    }

    @Test
    void refusesAMoveInOrderOfPrecedence() {
        PhoneNumber number = number();
        AccountId owner = account(number);
        AccountId other = account();
        AccountId full = account(number(), number(), number());
        assertEquals(refused(Reason.ACCOUNT_UNKNOWN), callers.ids().move(number, other, NOBODY));
        assertEquals(refused(Reason.CALLER_ID_NOT_OWNED), callers.ids().move(number, other, full));
        assertEquals(
                refused(Reason.CALLER_ID_NOT_OWNED), callers.ids().move(number(), owner, other));
        assertEquals(refused(Reason.CALLER_IDS_EXCEEDED), callers.ids().move(number, owner, full));
        assertEquals(owner, callers.ids().find(number).orElseThrow().account());
    }

    @Test
    void switchesACallerIdOffAndOn() {
        PhoneNumber number = number();
        AccountId account = account(number);
        assertTrue(callers.ids().activate(account, number, false));
        assertEquals(
                new CallerId(number, account, false), callers.ids().find(number).orElseThrow());
        assertEquals(
                new Bound(new CallerId(number, account, false)),
                callers.ids().add(account, number));
        assertTrue(callers.ids().activate(account, number, true));
        assertTrue(callers.ids().find(number).orElseThrow().active());
        assertFalse(callers.ids().activate(account(), number, false));
        assertFalse(callers.ids().activate(account, number(), false));
    }

    @Test
    void neverGivesAnAccountMoreCallerIdsThanAllowedHoweverManyAskAtOnce() throws Exception {
        AccountId account = account(number());
        List<BindResult> results = AtOnce.run(12, i -> callers.ids().add(account, number()));
        assertEquals(2, results.stream().filter(Bound.class::isInstance).count());
        assertEquals(
                10,
                results.stream()
                        .filter(refused(Reason.CALLER_IDS_EXCEEDED)::equals)
                        .count());
        assertEquals(CALLER_IDS_MAX, callers.ids().of(account).size());
    }

    @Test
    void givesANumberToOneAccountHoweverManyAskAtOnce() throws Exception {
        PhoneNumber number = number();
        List<AccountId> owners = new ArrayList<>();
        for (int i = 0; i < 12; i++) owners.add(account());
        List<BindResult> results = AtOnce.run(12, i -> callers.ids().add(owners.get(i), number));
        assertEquals(1, results.stream().filter(Bound.class::isInstance).count());
        assertEquals(
                11,
                results.stream().filter(refused(Reason.CALLER_ID_TAKEN)::equals).count());
    }

    @Test
    void movesThatCrossEachOtherEndWithEveryNumberSomewhere() throws Exception {
        PhoneNumber one = number();
        PhoneNumber other = number();
        AccountId a = account(one);
        AccountId b = account(other);
        AtOnce.run(
                8,
                i -> i % 2 == 0 ? callers.ids().move(one, a, b) : callers.ids().move(other, b, a));
        assertEquals(b, callers.ids().find(one).orElseThrow().account());
        assertEquals(a, callers.ids().find(other).orElseThrow().account());
    }

    private Enrolment enrolment(String credit) {
        return new Enrolment(
                AccountTerms.prepaid(USD).withTariffPlan("walk-in"), Money.of("USD", credit), 12);
    }

    @Test
    void enrolsACallerNobodyKnowsWithHisOpeningCredit() {
        PhoneNumber number = number();
        Account account = assertInstanceOf(
                        EnrolResult.Enrolled.class, callers.ids().enrol(number, enrolment("0.50")))
                .account();
        assertTrue(account.cardNumber().digits().matches("[1-9][0-9]{11}"));
        assertTrue(account.alias().matches("caller-[0-9]+"), account.alias());
        assertEquals("walk-in", account.terms().tariffPlan());
        assertEquals(Optional.of(account), accounts.findByCallerId(number));
        assertEquals(Money.of("USD", "0.50"), posted(account.id()));
        assertEquals(
                new EnrolResult.Known(account), callers.ids().enrol(number, enrolment("0.50")));
        assertEquals(Money.of("USD", "0.50"), posted(account.id()));
    }

    @Test
    void enrolsNobodyWhoseNumberIsSwitchedOff() {
        PhoneNumber number = number();
        AccountId account = account(number);
        callers.ids().activate(account, number, false);
        assertEquals(new EnrolResult.SwitchedOff(), callers.ids().enrol(number, enrolment("1")));
        assertEquals(List.of(number), accounts.callerIds(account));
    }

    @Test
    void simultaneousFirstCallsOpenOneAccount() throws Exception {
        PhoneNumber number = number();
        List<EnrolResult> results =
                AtOnce.run(8, i -> callers.ids().enrol(number, enrolment("0.25")));
        Set<AccountId> seen = new HashSet<>();
        for (EnrolResult result : results) {
            seen.add(
                    result instanceof EnrolResult.Enrolled enrolled
                            ? enrolled.account().id()
                            : ((EnrolResult.Known) result).account().id());
        }
        assertEquals(1, seen.size());
        assertEquals(
                1,
                results.stream().filter(EnrolResult.Enrolled.class::isInstance).count());
        assertEquals(Money.of("USD", "0.25"), posted(seen.iterator().next()));
    }

    @Test
    void keepsOneSpeedDialPerCode() {
        AccountId account = account();
        SpeedDial home = new SpeedDial(1, number(), "Home");
        SpeedDial work = new SpeedDial(1, number(), "Work – früh");
        SpeedDial zero = new SpeedDial(0, number(), "");
        callers.speedDials().set(account, home);
        callers.speedDials().set(account, work);
        callers.speedDials().set(account, zero);
        assertEquals(List.of(zero, work), callers.speedDials().of(account));
        assertEquals(Optional.of(work), callers.speedDials().find(account, 1));
        assertEquals(Optional.empty(), callers.speedDials().find(account(), 1));
        assertTrue(callers.speedDials().clear(account, 1));
        assertFalse(callers.speedDials().clear(account, 1));
        assertEquals(List.of(zero), callers.speedDials().of(account));
        assertThrows(IllegalArgumentException.class, () -> callers.speedDials().set(NOBODY, home));
    }

    @Test
    void aSpeedDialThatManySetAtOnceIsOneOfTheirs() throws Exception {
        AccountId account = account();
        PhoneNumber number = number();
        AtOnce.run(8, i -> {
            callers.speedDials().set(account, new SpeedDial(5, number, "label " + i));
            return i;
        });
        assertEquals(1, callers.speedDials().of(account).size());
    }

    @Test
    void restrictsWhomAnAccountMayCall() {
        AccountId account = account();
        PhoneNumber premium = new PhoneNumber("351900123456");
        PhoneNumber portugal = new PhoneNumber("351210000000");
        assertEquals(Restriction.none(), callers.rules().restriction(account));
        assertEquals(new Verdict(false, false), callers.rules().judge(account, "", premium));
        Restriction blocking = new Restriction(Mode.BLOCK_LISTED, Set.of("3519", "44"));
        callers.rules().restrict(account, blocking);
        callers.rules().restrict(account, blocking);
        assertEquals(blocking, callers.rules().restriction(account));
        assertEquals(new Verdict(false, true), callers.rules().judge(account, "", premium));
        assertEquals(new Verdict(false, false), callers.rules().judge(account, "", portugal));
        callers.rules()
                .restrict(
                        account,
                        new Restriction(Mode.ALLOW_ONLY_LISTED, Set.of(portugal.digits())));
        assertEquals(new Verdict(false, true), callers.rules().judge(account, "", premium));
        assertEquals(new Verdict(false, false), callers.rules().judge(account, "", portugal));
        callers.rules().restrict(account, new Restriction(Mode.ALLOW_ONLY_LISTED, Set.of()));
        assertEquals(new Verdict(false, true), callers.rules().judge(account, "", portugal));
        callers.rules().restrict(account, Restriction.none());
        assertEquals(new Verdict(false, false), callers.rules().judge(account, "", premium));
        assertThrows(
                IllegalArgumentException.class, () -> callers.rules().restrict(NOBODY, blocking));
    }

    /** The original applied the rule of any customer to everybody. */
    @Test
    void theRestrictionOfOneAccountIsNoneOfAnother() {
        AccountId one = account();
        AccountId other = account();
        PhoneNumber called = number();
        callers.rules().restrict(one, new Restriction(Mode.BLOCK_LISTED, Set.of(called.digits())));
        assertTrue(callers.rules().judge(one, "", called).numberRestricted());
        assertFalse(callers.rules().judge(other, "", called).numberRestricted());
    }

    @Test
    void restrictionsSetAtOnceAreNeverMixed() throws Exception {
        AccountId account = account();
        Restriction one = new Restriction(Mode.BLOCK_LISTED, Set.of("1", "2", "3"));
        Restriction other = new Restriction(Mode.ALLOW_ONLY_LISTED, Set.of("4", "5"));
        AtOnce.run(8, i -> {
            callers.rules().restrict(account, i % 2 == 0 ? one : other);
            return i;
        });
        assertTrue(Set.of(one, other).contains(callers.rules().restriction(account)));
    }

    @Test
    void blocksCallersByTheBeginningOfTheirNumbers() {
        AccountId account = account();
        String prefix = "9" + number().digits();
        assertFalse(callers.rules().isBlocked(prefix + "12"));
        callers.rules().block(prefix, "fraud");
        for (String caller : List.of(prefix, prefix + "12", "+" + prefix + "12")) {
            assertTrue(callers.rules().isBlocked(caller), caller);
            assertEquals(
                    new Verdict(true, false), callers.rules().judge(account, caller, number()));
        }
        for (String caller : List.of(
                "", "+", "anonymous", "00" + prefix, prefix.substring(0, 9), prefix + "x", "++1")) {
            assertFalse(callers.rules().isBlocked(caller), caller);
        }
        assertTrue(callers.rules().unblock(prefix));
        assertFalse(callers.rules().unblock(prefix));
        assertFalse(callers.rules().isBlocked(prefix));
    }

    @Test
    void listsBlockedCallersInPagesWithTheirFirstTimeAndLastNote() {
        String prefix = "8" + number().digits();
        callers.rules().block(prefix + "1", "spam");
        BlockedCaller first = new BlockedCaller(prefix + "1", "fraud – bestätigt", clock.instant());
        clock.advance(Duration.ofHours(1));
        callers.rules().block(prefix + "1", first.note());
        callers.rules().block(prefix + "2", "");
        assertEquals(List.of(first), callers.rules().blocked(prefix, 1));
        assertEquals(
                List.of(new BlockedCaller(prefix + "2", "", clock.instant())),
                callers.rules().blocked(prefix + "1", 1));
        assertThrows(IllegalArgumentException.class, () -> callers.rules().blocked("", 1001));
        assertThrows(
                IllegalArgumentException.class, () -> callers.rules().block("12%", "no digits"));
    }

    @Test
    void aCallerThatManyBlockAtOnceIsBlocked() throws Exception {
        String prefix = "7" + number().digits();
        AtOnce.run(8, i -> {
            callers.rules().block(prefix, "by " + i);
            return i;
        });
        assertTrue(callers.rules().isBlocked(prefix));
        assertTrue(callers.rules().unblock(prefix));
    }
}
