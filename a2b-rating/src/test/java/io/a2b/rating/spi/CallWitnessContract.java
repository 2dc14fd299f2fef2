package io.a2b.rating.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.a2b.core.account.AccountId;
import io.a2b.core.cdr.CallId;
import io.a2b.core.cdr.Disposition;
import io.a2b.core.cdr.LegTimes;
import io.a2b.core.number.PhoneNumber;
import io.a2b.rating.charging.Call;
import io.a2b.rating.charging.CallRequest;
import io.a2b.rating.charging.LegReport;
import io.a2b.rating.deck.DeckVersion;
import io.a2b.rating.deck.Prefix;
import io.a2b.rating.deck.Rate;
import io.a2b.rating.price.BillingIncrement;
import io.a2b.rating.pricing.Pricing;
import io.a2b.rating.pricing.Quote;
import io.a2b.rating.spi.CallWitness.Testimony;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** What recovery relies on in a witness; the test of a host's own one extends it. */
@Timeout(60)
public abstract class CallWitnessContract {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Quote QUOTE = new Quote(
            new DeckVersion("default", 1),
            Currency.getInstance("USD"),
            new Rate(new Prefix("44"), "United Kingdom", 600_000, BillingIncrement.SECOND, 0));

    /** Always the same witness in one test. */
    protected abstract CallWitness witness();

    /** From now on this call, and no other, is up where the witness looks. */
    protected abstract void letGoOn(Call call);

    /** From now on that is where this call has ended, like this. */
    protected abstract void letEnd(Call call, LegReport leg);

    /** From now on nothing can be learnt there. */
    protected abstract void putOutOfReach();

    /** An open call of that id. */
    protected static Call call(String id) {
        return new Call(
                new CallRequest(
                        new CallId(id),
                        new AccountId(1),
                        "441159999999",
                        new PhoneNumber("442079460000"),
                        7200),
                QUOTE,
                Call.State.OPEN,
                60,
                Pricing.charge(QUOTE, 60).amount(),
                START,
                new Call.Progress(0, "", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static LegReport answered() {
        LegTimes times = LegTimes.answered(
                START, START.plusMillis(4_000), START.plusSeconds(13).plusNanos(250_000_000));
        return new LegReport(2, "carrier-two", Disposition.ANSWERED, 16, times);
    }

    @Test
    void aCallThatIsUpIsAlive() {
        Call call = call("up-1");
        letGoOn(call);
        assertInstanceOf(Testimony.Alive.class, witness().testify(call));
        assertInstanceOf(Testimony.Alive.class, witness().testify(call), "asked again");
    }

    /** It would be left open for as long as the other one talks. */
    @Test
    void aCallIsNotAliveBecauseAnotherOneIs() {
        letGoOn(call("up-1"));
        for (String other : new String[] {"up-2", "up-11", "up-", "p-1"}) {
            assertFalse(witness().testify(call(other)) instanceof Testimony.Alive, other);
        }
    }

    @Test
    void anAnsweredCallHasEndedAsItDid() {
        assertEndToldAsItWas(call("ended-1"), answered());
    }

    @Test
    void anUnansweredCallHasEndedAsItDid() {
        LegTimes times = LegTimes.unanswered(START, START.plusSeconds(30));
        assertEndToldAsItWas(
                call("ended-1"), new LegReport(1, "one", Disposition.NO_ANSWER, 19, times));
    }

    private void assertEndToldAsItWas(Call call, LegReport leg) {
        letEnd(call, leg);
        for (int asked = 1; asked <= 2; asked++) {
            Testimony.Ended told =
                    assertInstanceOf(Testimony.Ended.class, witness().testify(call));
            assertEquals(leg.trunk(), told.leg().trunk());
            assertEquals(leg.leg(), told.leg().leg());
            assertEquals(leg.disposition(), told.leg().disposition());
            assertEquals(leg.times().talk(), told.leg().times().talk());
        }
    }

    @Test
    void nothingIsMadeUpAboutACallThatWasNeverThere() {
        letEnd(call("ended-1"), answered());
        Testimony told = witness().testify(call("never-1"));
        assertFalse(told instanceof Testimony.Alive, told::toString);
        assertFalse(told instanceof Testimony.Ended, told::toString);
    }

    /** A call that is "gone" is charged up to when it was seen last: it must not be up. */
    @Test
    void whatCannotBeLookedUpIsUnknownAndNeverGone() {
        Call call = call("up-1");
        letGoOn(call);
        putOutOfReach();
        assertInstanceOf(Testimony.Unknown.class, unlessItThrows(call));
        assertInstanceOf(Testimony.Unknown.class, unlessItThrows(call), "asked again");
    }

    private Testimony unlessItThrows(Call call) {
        try {
            return witness().testify(call);
        } catch (RuntimeException e) {
            return new Testimony.Unknown(); // as recovery takes it
        }
    }
}
