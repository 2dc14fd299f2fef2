package io.a2b.agi.spi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.agi.call.ChannelGoneException;
import io.a2b.agi.call.SwitchLostException;
import io.a2b.agi.testing.FakeChannel;
import io.a2b.core.testing.AtOnce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** What the server relies on in a dialogue; the test of a host's own flow extends it. */
@Timeout(60)
public abstract class CallFlowContract {
    private static final int THREADS = 16;
    private static final int COMMANDS_MAX = 1000;

    /** What may still be asked of a channel whose caller, or switch, is gone. */
    private static final int COMMANDS_AFTER_MAX = 30;

    /** Always the same flow in one test. */
    protected abstract CallFlow flow();

    /** Each time a new caller, with whom there is as much to do as there can be. */
    protected abstract FakeChannel caller();

    /** Whether money is held for a call that was not settled, released or reported lost. */
    protected abstract boolean isMoneyForgotten();

    @Test
    void comesToItsEnd() {
        FakeChannel caller = caller();
        run(caller);
        assertTrue(caller.commandCount() < COMMANDS_MAX, "commands: " + caller.commandCount());
        assertFalse(isMoneyForgotten());
    }

    @Test
    void endsSoonWhenTheCallerHangsUpWherever() {
        int commands = commandCount();
        for (int n = 1; n <= commands; n++) {
            FakeChannel caller = caller().goneAt(n);
            run(caller);
            assertEndsSoonAfter(n, caller);
        }
    }

    @Test
    void endsSoonWhenTheSwitchIsLostWherever() {
        int commands = commandCount();
        for (int n = 1; n <= commands; n++) {
            FakeChannel caller = caller().lostAt(n);
            run(caller);
            assertEndsSoonAfter(n, caller);
        }
    }

    @Test
    void servesManyAtOnce() throws Exception {
        int alone = commandCount();
        List<Integer> counts = AtOnce.run(THREADS, thread -> {
            FakeChannel caller = caller();
            run(caller);
            return caller.commandCount();
        });
        assertTrue(counts.stream().allMatch(count -> count > 0 == alone > 0), () -> "" + counts);
        assertFalse(isMoneyForgotten());
    }

    private int commandCount() {
        FakeChannel caller = caller();
        run(caller);
        return caller.commandCount();
    }

    private void assertEndsSoonAfter(int command, FakeChannel caller) {
        int more = caller.commandCount() - command;
        assertTrue(more <= COMMANDS_AFTER_MAX, () -> command + ": " + caller.done());
        assertFalse(isMoneyForgotten(), () -> command + ": " + caller.done());
    }

    /** Two exceptions are how calls end; any other is an error of the flow. */
    private void run(FakeChannel caller) {
        try {
            flow().run(caller);
        } catch (ChannelGoneException | SwitchLostException e) {
            // the end
        }
    }
}
