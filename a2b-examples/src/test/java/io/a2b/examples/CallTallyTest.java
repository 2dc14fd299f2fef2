package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.a2b.agi.spi.CallListener;
import io.a2b.agi.spi.CallListenerContract;
import io.a2b.core.cdr.CallId;
import io.a2b.rating.charging.Settlement;

import org.junit.jupiter.api.Test;

class CallTallyTest extends CallListenerContract {
    private final CallTally tally = new CallTally();

    @Override
    protected CallListener listener() {
        return tally;
    }

    @Test
    void countsACallOnItsWay() {
        CallId call = new CallId("call-1");
        tally.authorized(granted(call), ACCOUNT, CALLED);
        assertEquals("calls live 1, answered 0, charged 0, in doubt 0", tally.toString());
        tally.answered(call);
        assertEquals("calls live 1, answered 1, charged 0, in doubt 0", tally.toString());
        tally.settled(settlement(call));
        assertEquals("calls live 0, answered 0, charged 1, in doubt 0", tally.toString());
    }

    @Test
    void countsACallThatNobodyAnsweredAndOneThatIsInDoubt() {
        CallId silent = new CallId("call-1");
        CallId lost = new CallId("call-2");
        tally.authorized(granted(silent), ACCOUNT, CALLED);
        tally.authorized(granted(lost), ACCOUNT, CALLED);
        tally.settled(new Settlement.Released(silent, false));
        tally.leftOpen(lost);
        assertEquals("calls live 0, answered 0, charged 0, in doubt 1", tally.toString());
    }

    @Test
    void anAnswerOfACallThatIsOverIsNotCounted() {
        CallId call = new CallId("call-1");
        tally.authorized(granted(call), ACCOUNT, CALLED);
        tally.settled(settlement(call));
        tally.answered(call);
        assertEquals("calls live 0, answered 0, charged 1, in doubt 0", tally.toString());
    }
}
