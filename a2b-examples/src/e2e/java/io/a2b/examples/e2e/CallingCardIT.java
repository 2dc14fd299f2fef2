package io.a2b.examples.e2e;

import static io.a2b.examples.e2e.Tariff.FRANCE;
import static io.a2b.examples.e2e.Tariff.GERMANY;
import static io.a2b.examples.e2e.Tariff.UNITED_KINGDOM;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

/** Calls through a real Asterisk, several at a time, and what they cost. */
@ExtendWith(LabExtension.class)
class CallingCardIT {
    private static final Duration DIALOGUE = Duration.ofSeconds(6);

    private final Lab lab;

    CallingCardIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void billsACallThatTheCalledOneEndsForTheSecondsTheCarrierSaw() {
        Customer customer = lab.customer("10.00");
        String card = customer.card() + "#" + customer.pin() + "#";
        String number = lab.number(UNITED_KINGDOM, "1103");
        PhoneCall call = lab.switchboard()
                .call(Caller.of(Lab.UNKNOWN_CALLER, "1000").keying(card, DIALOGUE, number + "#"));
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertTrue(talk.endedByCarrier());
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
        call.hangUp();
    }

    @Test
    void billsACallThatTheCallerEndsForTheSecondsTheCarrierSaw() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1100");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitTalkOf(number, Duration.ofSeconds(2));
        call.hangUp();
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertFalse(talk.endedByCarrier());
        Bill.of(lab, customer).isFor(UNITED_KINGDOM, talk);
    }

    @Test
    void cutsACallWhenTheMoneyIsUsedUpAndTakesAllOfItButNoMore() {
        Customer customer = lab.customer("0.05"); // five seconds
        String number = lab.number(GERMANY, "1000");
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        assertFalse(talk.endedByCarrier());
        assertTrue(talk.duration().toMillis() >= 4_900, talk.toString());
        assertTrue(talk.duration().toMillis() < 6_000, talk.toString());
        Bill.of(lab, customer).isFor(GERMANY, 5, 5);
        assertEquals(50_000, lab.books().heldAtFirstMicros(customer.account()));
        assertEquals(0, lab.books().postedMicros(customer.account()));
        call.hangUp();
    }

    @Test
    void billsWholeMinutesWhereTheRateSaysSo() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(FRANCE, "1002");
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill.of(lab, customer).isFor(FRANCE, talk);
        assertEquals(120_000, lab.books().chargedMicros(customer.account()));
        call.hangUp();
    }

    @Test
    void triesTheNextCarrierWhenTheFirstOneHasNoLineAndBillsOnce() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "5102");
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.second().awaitEnd(number);
        Bill bill = Bill.of(lab, customer);
        bill.isFor(UNITED_KINGDOM, talk);
        assertEquals(1, lab.first().invites(number));
        assertEquals(1, bill.legs("CONGESTION").size());
        assertEquals("one", bill.legs("CONGESTION").get(0).trunk());
        assertEquals("two", bill.legs("ANSWERED").get(0).trunk());
        assertEquals(2, lab.books().legs(customer.account()).size());
        call.hangUp();
    }

    @Test
    void billsNothingWhenTheCalledOneIsBusyAndTriesNoOtherCarrier() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "9486");
        PhoneCall call = lab.call(customer, number);
        Bill bill = Bill.of(lab, customer);
        bill.isNothing();
        assertEquals(1, bill.legs("BUSY").size());
        assertEquals(1, lab.first().invites(number));
        assertEquals(0, lab.second().invites(number));
        call.hangUp();
    }

    @Test
    void billsNothingWhenNobodyAnswers() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "0000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitInvite(number);
        Bill bill = Bill.of(lab, customer);
        bill.isNothing();
        assertEquals(1, bill.legs("NO_ANSWER").size());
        assertTrue(lab.first().isCancelled(number));
        assertEquals(0, lab.second().invites(number));
        call.hangUp();
    }

    @Test
    void billsNothingWhenTheCallerGivesUpWhileItRings() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "0000");
        PhoneCall call = lab.call(customer, number);
        lab.first().awaitInvite(number);
        call.hangUp();
        Bill bill = Bill.of(lab, customer);
        bill.isNothing();
        assertEquals(1, bill.legs("CANCELLED").size());
        assertTrue(lab.first().isCancelled(number));
        assertEquals(0, lab.second().invites(number));
    }

    @Test
    void endsACallWhoseCallerDoesNotKnowTheSecret() {
        Customer customer = lab.customer("10.00");
        String wrong = customer.card() + "#0000#";
        PhoneCall call = lab.switchboard()
                .call(Caller.of(Lab.UNKNOWN_CALLER, "1000").keying(wrong, DIALOGUE, wrong));
        call.awaitEnd();
        assertEquals(0, lab.books().holds(customer.account()));
        assertEquals(List.of(), lab.books().legs(customer.account()));
        assertEquals(customer.balanceMicros(), lab.books().postedMicros(customer.account()));
    }

    @Test
    void dialsNothingWithoutMoney() {
        Customer customer = lab.customer("0");
        String number = lab.number(UNITED_KINGDOM, "1105");
        PhoneCall call = lab.call(customer, number);
        Eventually.until(
                "the refusal is on record",
                Lab.patience(),
                () -> !lab.books().legs(customer.account()).isEmpty());
        call.hangUp();
        List<Books.Leg> legs = lab.books().legs(customer.account());
        assertEquals(1, legs.size());
        assertEquals("REFUSED", legs.get(0).disposition());
        assertEquals(0, lab.books().holds(customer.account()));
        assertEquals(0, lab.first().invites(number) + lab.second().invites(number));
    }

    @Test
    void explainsWhatACallHasCost() {
        Customer customer = lab.customer("10.00");
        String number = lab.number(UNITED_KINGDOM, "1001");
        PhoneCall call = lab.call(customer, number);
        Carrier.Talk talk = lab.first().awaitEnd(number);
        Bill bill = Bill.of(lab, customer);
        bill.isFor(UNITED_KINGDOM, talk);
        Books.Leg leg = bill.legs("ANSWERED").get(0);
        String explanation = lab.program().run("explain", leg.call());
        assertEquals(number, Program.value(explanation, "called").replaceAll("[^0-9]", ""));
        assertEquals(leg.talk() + " s", Program.value(explanation, "talk"));
        String charged = Program.value(explanation, "charged").replace("USD ", "");
        assertEquals(leg.micros(), Tariff.micros(charged));
        call.hangUp();
    }
}
