package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.caller.CallerId;
import io.a2b.core.caller.Enrolment;
import io.a2b.core.caller.SpeedDial;
import io.a2b.core.money.Money;
import io.a2b.core.number.PhoneNumber;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Callers whose numbers prove nothing yet, and those that are not wanted. */
class NewcomersTest {
    private static final String CARD = "1234567890";
    private static final String NUMBER = "00442079460000";
    private static final String CALLER = "+351210000000";
    private static final PhoneNumber CALLER_ID = new PhoneNumber("351210000000");
    private static final Enrolment ENROLMENT =
            new Enrolment(AccountTerms.prepaid(TestHouse.USD), Money.of("USD", "1"), 10);

    private TestHouse house;

    private void open(boolean assign, boolean rebind, Optional<Enrolment> enrolment) {
        house = TestHouse.open(
                config -> config.withNewcomers(new AgiConfig.Newcomers(assign, rebind, enrolment)));
        house.rehearsal()
                .carrier(
                        "carrier1", Carrier.answers(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nothingIsNotedAboutACallerUnlessItIsWanted() {
        open(false, false, Optional.empty());
        AccountId account = house.account(CARD, "10");
        house.play(Caller.from(CALLER).keys(CARD, NUMBER));
        assertEquals(1, house.charging.calls().size());
        assertEquals(List.of(), house.callers.ids().of(account));
    }

    @Test
    void theNumberOfACallerWhoProvedHisCardWillDoNextTime() {
        open(true, false, Optional.empty());
        AccountId account = house.account(CARD, "10");
        house.play(Caller.from(CALLER).keys(CARD, NUMBER));
        assertEquals(
                List.of(new CallerId(CALLER_ID, account, true)),
                house.callers.ids().of(account));
        Transcript again = house.play(Caller.from(CALLER).keys(NUMBER));
        assertFalse(again.has("asks agent-user"), again.toString());
        assertEquals(2, house.charging.calls().size());
    }

    /** The original bound the number before it looked at the account. */
    @Test
    void noNumberIsAssignedToAnAccountThatMayNotCall() {
        open(true, false, Optional.empty());
        AccountId account = house.account(CARD, "10");
        house.accounts.changeStatus(account, AccountStatus.SUSPENDED_FOR_LITIGATION);
        house.play(Caller.from(CALLER).keys(CARD));
        assertEquals(List.of(), house.callers.ids().of(account));
    }

    @Test
    void anAccountWithoutRoomStillCalls() {
        open(true, false, Optional.empty());
        AccountId account = house.account(CARD, "10");
        for (int i = 1; i <= 5; i++) {
            house.callers.ids().add(account, new PhoneNumber("35191000000" + i));
        }
        house.play(Caller.from(CALLER).keys(CARD, NUMBER));
        assertEquals(1, house.charging.calls().size());
        assertEquals(Optional.empty(), house.callers.ids().find(CALLER_ID));
    }

    @Test
    void aNumberThatIsSwitchedOffProvesNothingAndStaysItsOwners() {
        open(true, true, Optional.of(ENROLMENT));
        AccountId owner = house.account(CARD, "10");
        house.account("9876543210", "10");
        house.callers.ids().add(owner, CALLER_ID);
        house.callers.ids().activate(owner, CALLER_ID, false);
        Transcript heard = house.play(Caller.from(CALLER).keys("9876543210", NUMBER));
        assertTrue(heard.has("asks agent-user"), heard.toString());
        assertEquals(
                new CallerId(CALLER_ID, owner, false),
                house.callers.ids().find(CALLER_ID).orElseThrow());
    }

    @Test
    void aCallerNobodyKnowsGetsAnAccountAndCallsWithIt() {
        open(false, false, Optional.of(ENROLMENT));
        Transcript heard = house.play(Caller.from(CALLER).keys(NUMBER));
        assertFalse(heard.has("asks agent-user"), heard.toString());
        AccountId account =
                house.accounts.findByCallerId(CALLER_ID).orElseThrow().id();
        assertEquals(account, house.charging.onlyCall().request().account());
        assertEquals(700_000, house.charging.availableMicros(account));
        house.play(Caller.from(CALLER).keys(NUMBER));
        assertEquals(400_000, house.charging.availableMicros(account));
        assertEquals(1, house.accounts.list(0, 10).size());
    }

    @Test
    void nobodyIsEnrolledWithoutANumber() {
        open(false, false, Optional.of(ENROLMENT));
        for (String caller : List.of("", "anonymous", "12345678901234567890")) {
            Transcript heard = house.play(Caller.from(caller));
            assertTrue(heard.has("asks agent-user"), heard.toString());
        }
        assertEquals(List.of(), house.accounts.list(0, 10));
    }

    @Test
    void theNumberOfAnExpiredAccountMovesToTheOneThatIsProvedInstead() {
        open(false, true, Optional.empty());
        AccountId expired = house.account(CARD, "10");
        AccountId fresh = house.account("9876543210", "10");
        house.callers.ids().add(expired, CALLER_ID);
        house.accounts.changeStatus(expired, AccountStatus.EXPIRED);
        house.play(Caller.from(CALLER).keys("9876543210", NUMBER));
        assertEquals(fresh, house.charging.onlyCall().request().account());
        assertEquals(
                new CallerId(CALLER_ID, fresh, true),
                house.callers.ids().find(CALLER_ID).orElseThrow());
    }

    @Test
    void theNumberOfAnExpiredAccountStaysUnlessItIsWanted() {
        open(true, false, Optional.empty());
        AccountId expired = house.account(CARD, "10");
        house.account("9876543210", "10");
        house.callers.ids().add(expired, CALLER_ID);
        house.accounts.changeStatus(expired, AccountStatus.EXPIRED);
        Transcript heard = house.play(Caller.from(CALLER).keys("9876543210", NUMBER));
        assertTrue(heard.has("plays cancelled"), heard.toString());
        assertTrue(house.charging.calls().isEmpty());
        assertEquals(expired, house.callers.ids().find(CALLER_ID).orElseThrow().account());
    }

    @Test
    void dialsTheNumberBehindADigit() {
        open(false, false, Optional.empty());
        AccountId account = house.account(CARD, "10");
        PhoneNumber home = new PhoneNumber("442079460001");
        house.callers.speedDials().set(account, new SpeedDial(5, home, "Home"));
        house.callers.speedDials().set(account, new SpeedDial(0, home, "Zero"));
        house.play(Caller.from("").keys(CARD, "5", "*5", "0"));
        assertEquals(
                List.of(home, home, home),
                house.charging.calls().stream()
                        .map(call -> call.request().called())
                        .toList());
    }

    @Test
    void aDigitWithNothingBehindItIsNoNumber() {
        open(false, false, Optional.empty());
        AccountId account = house.account(CARD, "10");
        AccountId other = house.account("9876543210", "10");
        PhoneNumber home = new PhoneNumber("442079460001");
        house.callers.speedDials().set(account, new SpeedDial(0, home, "Zero"));
        house.callers.speedDials().set(other, new SpeedDial(5, home, "not his"));
        Transcript heard = house.play(Caller.from("").keys(CARD, "5", "*0", "*5"));
        assertTrue(house.charging.calls().isEmpty());
        assertEquals(
                3,
                heard.lines().stream()
                        .filter(line -> line.text().equals("plays check-number-dial-again"))
                        .count());
    }

    @Test
    void aBlockedCallerIsNotEvenAnswered() {
        open(false, false, Optional.empty());
        house.account(CARD, "10");
        house.callers.rules().block("35121", "fraud");
        for (String caller : List.of(CALLER, "351210000000", "00351210000000")) {
            Transcript heard = house.play(Caller.from(caller).keys(CARD, NUMBER));
            assertTrue(heard.has("hangs up"), heard.toString());
            assertFalse(heard.has("answers"), heard.toString());
            assertEquals(1, heard.commandCount(), heard.toString());
        }
        assertTrue(house.charging.calls().isEmpty());
    }
}
