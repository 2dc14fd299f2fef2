package io.a2b.agi.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.AgiConfig;
import io.a2b.agi.rehearsal.Caller;
import io.a2b.agi.rehearsal.Carrier;
import io.a2b.agi.rehearsal.Transcript;
import io.a2b.agi.testing.FakeChannel;
import io.a2b.agi.testing.FakeCharging;
import io.a2b.agi.testing.TestHouse;
import io.a2b.core.account.AccountId;
import io.a2b.core.account.AccountStatus;
import io.a2b.core.account.AccountTerms;
import io.a2b.core.account.Expiry;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Call.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class PrepaidFlowTest {
    private static final String CARD = "1234567890";
    private static final String NUMBER = "00442079460000";
    private static final Duration RING = Duration.ofSeconds(4);

    private TestHouse house;

    @BeforeEach
    void open() {
        house = TestHouse.open();
        house.rehearsal().carrier("carrier1", answers(61));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void chargesWhatTheCarrierMeteredAndNotTheTimeBefore() {
        AccountId account = house.account(CARD, "10.00");
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.CHARGED, call.state());
        assertEquals(Duration.ofSeconds(61), call.last().times().talk());
        assertEquals(RING, call.last().times().ring());
        assertEquals(9_390_000, house.charging.availableMicros(account));
        assertTrue(call.isAnswered(), "the answer is reported while the call goes on");
        assertEquals("", heard.variables().get("A2B_CALL"));
        assertTrue(house.rehearsal().store().isEmpty());
    }

    @Test
    void asksForThePriceOfTheAccessNumberThatWasCalled() {
        house.account(CARD, "10.00");
        house.play(Caller.from("").keys(CARD, NUMBER));
        assertEquals("1000", house.charging.onlyCall().request().accessNumber());
    }

    @Test
    void saysBalanceAndTalkTimeInTheOrderOfTheDialogue() {
        house.account(CARD, "12.34");
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        List<String> spoken = heard.lines().stream()
                .map(Transcript.Line::text)
                .filter(text -> text.matches("(plays|says|asks) .*"))
                .limit(14)
                .toList();
        assertEquals(
                List.of(
                        "asks agent-user",
                        "plays vm-youhave",
                        "says 12",
                        "plays digits/dollars",
                        "plays vm-and",
                        "says 34",
                        "asks vm-enter-num-to-call",
                        "plays vm-youhave",
                        "says 20",
                        "plays minutes",
                        "plays vm-and",
                        "says 34",
                        "plays seconds",
                        "asks vm-enter-num-to-call"),
                spoken);
    }

    @Test
    void dialsWithALimitThatIsWhatTheMoneyBuys() {
        house.account(CARD, "0.30");
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        String call = house.charging.onlyCall().id().value();
        String dial = "dials PJSIP/442079460000@carrier1,60,L(30000)b(a2b-leg^s^1(" + call
                + "^1^carrier1))U(a2b-answered)";
        assertTrue(heard.has(dial), heard.toString());
        assertTrue(heard.has("cuts the call at its limit"));
        assertTrue(heard.has("plays cancelled"), "the caller hears why");
        assertEquals(0, house.charging.availableMicros(new AccountId(1)));
    }

    @Test
    void endsAfterThreeWrongCards() {
        house.account(CARD, "10.00");
        Transcript heard = house.play(Caller.from("").keys("1111111111", "22", "", NUMBER));
        assertEquals(3, count(heard, "plays vm-incorrect"));
        assertEquals(3, count(heard, "asks agent-user"));
        assertTrue(heard.has("plays vm-goodbye"));
        assertTrue(house.charging.calls().isEmpty());
    }

    @Test
    void asksForTheSecretWhereThereIsOne() {
        house.account(TestHouse.plain(CARD).withSecret("4711"), "10.00");
        Transcript wrong = house.play(Caller.from("").keys(CARD, "4712", CARD, "", CARD, "47110"));
        assertEquals(3, count(wrong, "asks agent-pass"));
        assertTrue(house.charging.calls().isEmpty());
        house.play(Caller.from("").keys(CARD, "4712", CARD, "4711", NUMBER));
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
    }

    @Test
    void refusesAnExpiredAccount() {
        AccountId account = house.account(CARD, "10.00");
        house.accounts.changeTerms(
                account,
                AccountTerms.prepaid(TestHouse.USD).withExpiry(new Expiry.At(TestHouse.START)));
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        assertTrue(heard.has("plays cancelled"));
        assertTrue(house.charging.calls().isEmpty());
    }

    @Test
    void refusesASuspendedAccount() {
        AccountId account = house.account(CARD, "10.00");
        house.accounts.changeStatus(account, AccountStatus.SUSPENDED_FOR_UNDERPAYMENT);
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        assertTrue(heard.has("plays disabled"));
        assertTrue(house.charging.calls().isEmpty());
    }

    @Test
    void saysSoWhenTheMoneyDoesNotPayForASecond() {
        house.account(CARD, "0.009999");
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        assertTrue(heard.has("plays cannot-complete-as-dialed"));
        assertFalse(heard.toString().contains("dials"));
    }

    @Test
    void asksAgainForANumberThatIsNoneOrHasNoRate() {
        house.account(CARD, "10.00");
        Transcript heard =
                house.play(Caller.from("").keys(CARD, "12*34A", "0049891234567", NUMBER));
        assertTrue(heard.has("plays check-number-dial-again"));
        assertTrue(heard.has("plays all-circuits-busy-now"));
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
    }

    @Test
    void dialsNothingThatIsMoreThanANumber() {
        AccountId account = house.account(CARD, "10.00");
        for (String hostile : List.of(
                "442079460000&PJSIP/1@c",
                "442079460000\nHANGUP",
                "442079460000\r\n",
                "442079460000,5,L(9000000)",
                "442079460000@evil",
                "sip:442079460000@127.0.0.1",
                "${SHELL(id)}",
                "44207946A000",
                "4".repeat(100_000))) {
            FakeChannel keyed = FakeChannel.keying(CARD);
            house.flow("prepaid").run(keyed.saying(hostile));
            assertAskedAgain(keyed, hostile);
            FakeChannel given = FakeChannel.keying(CARD).given(hostile);
            house.flow("prepaid").run(given);
            assertAskedAgain(given, hostile);
        }
        assertTrue(house.charging.calls().isEmpty(), "nothing was asked of charging");
        assertEquals(0, house.charging.requestCount());
        assertEquals(10_000_000, house.charging.availableMicros(account));
    }

    private static void assertAskedAgain(FakeChannel channel, String number) {
        String shown = number.substring(0, Math.min(40, number.length()));
        assertTrue(channel.done().contains("plays check-number-dial-again"), shown);
        assertTrue(channel.done().stream().noneMatch(what -> what.startsWith("dials")), shown);
    }

    @Test
    void dialsNothingWhenALineFeedInTheNumberForgesALineOfTheRequest() {
        house.account(TestHouse.plain(CARD).withCallerIds(new PhoneNumber("4989123456")), "10.00");
        Transcript heard = house.play(Caller.from("+4989123456").dials("+442079460000\nHANGUP"));
        assertEquals(0, heard.commandCount());
        assertEquals(0, house.charging.requestCount());
    }

    @Test
    void speaksTheLanguageOfTheAccountOnceThatIsProved() {
        house.account(
                TestHouse.on(CARD, AccountTerms.prepaid(TestHouse.USD).withLanguage("pt")),
                "10.00");
        Transcript heard = house.play(Caller.from("").keys("1111111111", CARD, NUMBER));
        assertEquals("pt", heard.variables().get("CHANNEL(language)"));
        List<String> texts = heard.lines().stream().map(Transcript.Line::text).toList();
        int changed = texts.indexOf("sets CHANNEL(language)=pt");
        assertTrue(changed > texts.lastIndexOf("asks agent-user"), heard.toString());
        assertTrue(changed < texts.indexOf("says 10"), heard.toString());
    }

    @Test
    void speaksTheLanguageOfAnAccountThatItsCallersNumberProves() {
        house.account(
                TestHouse.on(CARD, AccountTerms.prepaid(TestHouse.USD).withLanguage("fr"))
                        .withCallerIds(new PhoneNumber("4989123456")),
                "10.00");
        Transcript heard = house.play(Caller.from("+4989123456").dials("+442079460000"));
        assertEquals("fr", heard.variables().get("CHANNEL(language)"));
    }

    @Test
    void leavesTheLanguageAloneWhereNobodyIsProved() {
        house.account(CARD, "10.00");
        Transcript heard = house.play(Caller.from("").keys("1111111111"));
        assertFalse(heard.variables().containsKey("CHANNEL(language)"));
    }

    @Test
    void warnsBeforeTheLimitWhereThatIsWanted() {
        try (TestHouse warning = TestHouse.open(
                config -> config.withDialogue(new AgiConfig.Dialogue(true, 3, 3, 6, 7200, 10)))) {
            warning.rehearsal().carrier("carrier1", answers(61));
            AccountId account = warning.account(CARD, "0.30");
            Transcript heard = warning.play(Caller.from("").keys(CARD, NUMBER));
            assertTrue(dialled(heard).contains(",60,L(30000:10000)b("), heard.toString());
            assertTrue(heard.has("cuts the call at its limit"), "no later for the warning");
            assertEquals(0, warning.charging.availableMicros(account));

            warning.charging.fund(account, 100_000); // ten seconds: no time to warn
            heard = warning.play(Caller.from("").keys(CARD, NUMBER));
            assertTrue(dialled(heard).contains(",60,L(10000)b("), heard.toString());
        }
    }

    private static String dialled(Transcript heard) {
        return heard.lines().stream()
                .map(Transcript.Line::text)
                .filter(text -> text.startsWith("dials "))
                .findFirst()
                .orElse("");
    }

    @Test
    void neverTriesAnotherCarrierWhenTheCalledOneIsBusy() {
        house.account(CARD, "10.00");
        house.trunks("carrier1", "carrier2");
        house.rehearsal().carrier("carrier1", Carrier.busy()).carrier("carrier2", answers(5));
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        assertTrue(heard.has("plays is-in-use"));
        assertEquals(Disposition.BUSY, house.charging.onlyCall().last().disposition());
        assertEquals(17, house.charging.onlyCall().last().hangupCause());
        assertEquals(State.RELEASED, house.charging.onlyCall().state());
        assertTrue(house.charging.failedLegs().isEmpty());
    }

    @Test
    void neverTriesAnotherCarrierWhenNobodyAnswers() {
        house.account(CARD, "10.00");
        house.trunks("carrier1", "carrier2");
        house.rehearsal().carrier("carrier1", Carrier.silent()).carrier("carrier2", answers(5));
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        assertTrue(heard.has("plays number-not-answering"));
        assertEquals(Disposition.NO_ANSWER, house.charging.onlyCall().last().disposition());
        assertEquals(
                Duration.ofSeconds(60), house.charging.onlyCall().last().times().ring());
    }

    @Test
    void triesTheNextCarrierAfterCongestionAndChargesTheOneThatAnswered() {
        house.account(CARD, "10.00");
        house.trunks("carrier1", "nowhere", "carrier2");
        house.rehearsal().carrier("carrier1", Carrier.congested()).carrier("carrier2", answers(5));
        house.play(Caller.from("").keys(CARD, NUMBER));
        assertEquals(
                List.of(Disposition.CONGESTION, Disposition.UNAVAILABLE),
                house.charging.failedLegs().stream()
                        .map(leg -> leg.disposition())
                        .toList());
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.CHARGED, call.state());
        assertEquals(3, call.last().leg());
        assertEquals("carrier2", call.last().trunk());
    }

    @Test
    void releasesACallWhoseCallerHangsUpWhileItRings() {
        AccountId account = house.account(CARD, "10.00");
        house.play(Caller.from("").keys(CARD, NUMBER).hangsUpWhileRinging(Duration.ofSeconds(2)));
        assertEquals(State.RELEASED, house.charging.onlyCall().state());
        assertEquals(Disposition.CANCELLED, house.charging.onlyCall().last().disposition());
        assertEquals(10_000_000, house.charging.availableMicros(account));
    }

    @Test
    void chargesACallerWhoHangsUpHimself() {
        AccountId account = house.account(CARD, "10.00");
        house.play(Caller.from("").keys(CARD, NUMBER).hangsUpTalking(Duration.ofSeconds(7)));
        assertEquals(9_930_000, house.charging.availableMicros(account));
        assertTrue(house.server().liveCalls().isEmpty());
    }

    @Test
    void allowsThreeCallsInOneSession() {
        AccountId account = house.account(CARD, "10.00");
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER, NUMBER, NUMBER, NUMBER));
        assertEquals(3, house.charging.calls().size());
        assertEquals(10_000_000 - 3 * 610_000, house.charging.availableMicros(account));
        assertTrue(heard.has("plays vm-goodbye"));
    }

    @Test
    void knowsAnAccountByItsCallerNumberAndDialsDirectly() {
        house.account(TestHouse.plain(CARD).withCallerIds(new PhoneNumber("4989123456")), "10.00");
        Transcript heard = house.play(Caller.from("+4989123456").dials("+442079460000"));
        assertFalse(heard.has("asks agent-user"));
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
    }

    @Test
    void doesNotBelieveACallerNumberWhenToldNotTo() {
        try (TestHouse strict = TestHouse.open(
                config -> config.withDialogue(new AgiConfig.Dialogue(false, 3, 3, 6, 7200, 0)))) {
            strict.account(
                    TestHouse.plain(CARD).withCallerIds(new PhoneNumber("4989123456")), "10.00");
            Transcript heard = strict.play(Caller.from("4989123456").dials("+442079460000"));
            assertTrue(heard.has("asks agent-user"));
            assertTrue(strict.charging.calls().isEmpty());
        }
    }

    @Test
    void retriesASettlementWhileTheDatabaseIsAway() {
        AccountId account = house.account(CARD, "10.00");
        house.rehearsal().carrier("carrier1", answers(10).meanwhile(() -> failNext(3)));
        house.play(Caller.from("").keys(CARD, NUMBER));
        assertEquals(State.CHARGED, house.charging.onlyCall().state());
        assertEquals(9_900_000, house.charging.availableMicros(account));
    }

    @Test
    void leavesACallToTheSwitchAndRecoveryWhenTheDatabaseStaysAway() {
        AccountId account = house.account(CARD, "10.00");
        house.rehearsal().carrier("carrier1", answers(10).meanwhile(() -> failNext(8)));
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER, NUMBER));
        FakeCharging.Kept call = house.charging.onlyCall();
        assertEquals(State.OPEN, call.state(), "no second call on an unsettled one");
        assertTrue(heard.has("plays please-try-call-later"));
        assertTrue(house.rehearsal().store().containsKey(call.id().value()), "kept by the switch");
        assertTrue(house.server().liveCalls().isEmpty());

        house.server().witness().testify(FakeCharging.call(call)); // recovery asks
        house.play(Caller.from("").hangsUpAtCommand(1)); // anybody calls
        assertEquals(State.CHARGED, call.state());
        assertEquals(9_900_000, house.charging.availableMicros(account));
        assertTrue(house.rehearsal().store().isEmpty());
    }

    @Test
    void doesNotDialWhenTheCallCouldNotBeAuthorised() {
        house.account(CARD, "10.00");
        house.rehearsal().carrier("carrier1", answers(10));
        failNext(4);
        Transcript heard = house.play(Caller.from("").keys(CARD, NUMBER));
        assertTrue(heard.has("plays please-try-call-later"));
        assertTrue(house.charging.calls().isEmpty());
    }

    private void failNext(int times) {
        house.charging.failNext(times);
    }

    private static Carrier answers(int talkSeconds) {
        return Carrier.answers(RING, Duration.ofSeconds(talkSeconds));
    }

    private static long count(Transcript heard, String text) {
        return heard.lines().stream().filter(line -> line.text().equals(text)).count();
    }
}
