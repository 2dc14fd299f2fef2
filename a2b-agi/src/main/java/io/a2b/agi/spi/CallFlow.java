package io.a2b.agi.spi;

import io.a2b.agi.call.CallChannel;

/**
 * A dialogue with a caller, chosen by the script's name in the AGI address. Thread-safe: one flow
 * serves all callers at once, each on a thread of its own that it may block.
 */
public interface CallFlow {
    /**
     * Runs the dialogue to its end; the caller is hung up after it. {@code ChannelGoneException}
     * and {@code SwitchLostException} may be let through: they are how calls end. Money that is
     * held must be settled, released or reported lost before.
     */
    void run(CallChannel channel);
}
